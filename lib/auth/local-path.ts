const base = 'http://kigen.invalid';

/** A page of ours to go on to after signing in; whatever leads elsewhere becomes the board. */
export function readLocalPath(text: string | undefined): string {
  if (text === undefined || !text.startsWith('/') || !URL.canParse(text, base)) return '/';
  const url = new URL(text, base);
  return url.origin === base ? url.pathname + url.search : '/';
}
