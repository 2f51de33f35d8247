/**
 * Top-level domains whose every name browsers open over https only, whatever the site says. From Chromium's list
 * (net/http/transport_security_state_static.json, policy "public-suffix"), as a copy of 2020 had it; "day" from a later one, "ing" by Google
 * Registry's own word when it opened (https://www.security.nl/posting/816726). Each
 * is still there; some of Google's later ones may be missing.
 */
export const preloadedSuffixes: ReadonlySet<string> = new Set([
  'android',
  'app',
  'bank',
  'chrome',
  'day',
  'dev',
  'foo',
  'gle',
  'gmail',
  'google',
  'hangout',
  'ing',
  'insurance',
  'meet',
  'new',
  'page',
  'play',
  'search',
  'youtube',
]);

/** The preloaded top-level domain of a host; null = its own is none. */
export function findPreloadedSuffix(host: string): string | null {
  const suffix = host.slice(host.lastIndexOf('.') + 1);
  return preloadedSuffixes.has(suffix) ? suffix : null;
}
