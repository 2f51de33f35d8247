import { createClient, listSiteLinks } from './http-client.mjs';

/**
 * What a first visit transfers, gzipped, in KB of 1,000 bytes: the heaviest HTML and the heaviest set of scripts among
 * the board, a filter, a search and a site's page.
 *
 * @param {{ url: string, cookie: string }} server
 * @param {AbortSignal} stop
 * @returns {Promise<{ html_gzip_kb: number, html_kb: number, script_gzip_kb: number, style_gzip_kb: number }>}
 */
export async function measureWeight(server, stop) {
  const client = createClient(server);
  try {
    const board = await client.load('/');
    const [sitePage] = listSiteLinks(board.text());
    const figures = { html_gzip_kb: 0, html_kb: 0, script_gzip_kb: 0, style_gzip_kb: 0 };
    for (const path of ['/', '/?status=healthy', '/?q=example', sitePage]) {
      stop.throwIfAborted();
      const page = await client.load(path);
      const html = page.text();
      const weights = {
        html_gzip_kb: page.bytes,
        html_kb: Buffer.byteLength(html),
        script_gzip_kb: await sumBytes(client, listScripts(html)),
        style_gzip_kb: await sumBytes(client, listStyles(html)),
      };
      for (const [name, bytes] of Object.entries(weights)) {
        figures[name] = Math.max(figures[name], Number((bytes / 1000).toFixed(1)));
      }
    }
    return figures;
  } finally {
    client.close();
  }
}

/** Those that a browser of today loads: the ones for browsers without modules are left out. */
function listScripts(html) {
  const tags = html.match(/<script\b[^>]*>/g) ?? [];
  return listAddresses(
    tags.filter((tag) => !/\bnomodule\b/i.test(tag)),
    /\bsrc="(\/[^"]+)"/,
  );
}

function listStyles(html) {
  const tags = html.match(/<link\b[^>]*\brel="stylesheet"[^>]*>/g) ?? [];
  return listAddresses(tags, /\bhref="(\/[^"]+)"/);
}

function listAddresses(tags, pattern) {
  return [...new Set(tags.map((tag) => pattern.exec(tag)?.[1]).filter((address) => address !== undefined))];
}

async function sumBytes(client, addresses) {
  let sum = 0;
  for (const address of addresses) sum += (await client.load(address)).bytes;
  return sum;
}
