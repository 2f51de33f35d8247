/** Endings of what a page is made of, or of what is fetched without opening a page. */
const partEndings = new Set(
  (
    'css js mjs map json xml rss atom txt ico png jpg jpeg gif webp avif svg bmp woff woff2 ttf otf eot mp3 mp4 m4a webm ogg wav ' +
    'pdf zip gz webmanifest wasm rdf'
  ).split(' '),
);

/** Beginnings of paths that browsers and WordPress ask for by themselves. */
const partBeginnings = ['/wp-json', '/wp-cron.php', '/wp-includes/', '/wp-content/', '/wp-admin', '/wp-login.php'];
const moreBeginnings = ['/xmlrpc.php', '/.well-known/', '/feed', '/favicon', '/cgi-bin/', '/_next/'];
const beginnings = [...partBeginnings, ...moreBeginnings];

/**
 * The rule of pages: a GET that was answered with a page (2xx or 304), for a path that is none of the parts above. Everything
 * else (pictures, redirects, errors, posts) counts as a part.
 *
 * @param path without the query
 */
export function isPageRequest(method: string, path: string, status: number): boolean {
  if (method !== 'GET' || !((status >= 200 && status < 300) || status === 304)) return false;
  return isPagePath(path);
}

export function isPagePath(path: string): boolean {
  const dot = path.lastIndexOf('.');
  if (dot > path.lastIndexOf('/') && partEndings.has(path.slice(dot + 1).toLowerCase())) return false;
  return !beginnings.some((beginning) => path.startsWith(beginning));
}
