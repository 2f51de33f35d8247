import http from 'node:http';
import { performance } from 'node:perf_hooks';
import { gunzipSync } from 'node:zlib';

const timeoutMs = 15_000;

/**
 * @typedef {object} Answer
 * @property {number} tookMs from sending the request to the last byte
 * @property {number} bytes of the body as it was sent, compressed
 * @property {() => string} text
 */

/**
 * One connection that is kept alive and asks for gzip in Japanese, as a browser does, with the session of somebody.
 *
 * @param {{ url: string, cookie: string }} server
 */
export function createClient({ url, cookie }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const headers = { Accept: '*/*', 'Accept-Encoding': 'gzip', 'Accept-Language': 'ja', Cookie: cookie };
  return {
    /** @returns {Promise<Answer>} rejects on anything but 200 */
    load(/** @type {string} */ path) {
      return new Promise((resolve, reject) => {
        const startedAt = performance.now();
        const request = http.get(url + path, { agent, headers, timeout: timeoutMs }, (response) => {
          const chunks = [];
          response.on('data', (chunk) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const tookMs = performance.now() - startedAt;
            if (response.statusCode !== 200) return reject(new Error(`${path} answered ${response.statusCode}.`));
            const body = Buffer.concat(chunks);
            const isZipped = response.headers['content-encoding'] === 'gzip';
            resolve({ tookMs, bytes: body.length, text: () => (isZipped ? gunzipSync(body) : body).toString() });
          });
        });
        request.on('timeout', () => request.destroy(new Error(`${path} took more than ${timeoutMs} ms.`)));
        request.on('error', reject);
      });
    },
    close: () => agent.destroy(),
  };
}

/** The pages of sites that a page of the board links to, each once. */
export function listSiteLinks(/** @type {string} */ html) {
  return [...new Set([...html.matchAll(/href="(\/sites\/[^"/?#]+)"/g)].map(([, link]) => link))];
}
