/** What is written instead. */
const hidden = '[hidden]';

/** Each is replaced wherever it stands in a line of the log. The first group, when there is one, is kept. */
const secrets: readonly RegExp[] = [
  // The rest of a web address is where webhooks and feeds have their secret, and user info is one by itself.
  /(\b[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/\\"'<>]+@/gi,
  /(\bhttps?:\/\/[^\s/?#\\"'<>]+)[/?#][^\s\\"'<>]*/gi,
  /(\b(?:authorization|cookie|set-cookie|x-line-signature|x-chatworktoken)\\?["']?\s*[:=]\s*\\?["']?)[^\n\\"']+/gi,
  /(\b(?:bearer|basic)\s+)[\w.~+/=-]+/gi,
  /(\b[\w-]{0,40}(?:password|passwd|secret|token|api[_-]?key)\\?["']?\s*[:=]\s*\\?["']?)[^\s,;\\"'}]+/gi,
  // Never over a backslash: a line stays JSON.
  // Opaque words with letters and digits: tokens of services, sessions, keys. Fingerprints have colons, ids dashes.
  /()(?<![\w./-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])(?![0-9a-f]{8}-[0-9a-f]{4}-)[\w-]{24,}={0,2}(?![\w./-])/g,
];

/** Takes out of a text everything that could be used to get in somewhere. */
export function hideSecrets(text: string): string {
  return secrets.reduce((rest, pattern) => rest.replace(pattern, (_, kept: string) => `${kept}${hidden}`), text);
}
