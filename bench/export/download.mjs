import http from 'node:http';
import { performance } from 'node:perf_hooks';

/**
 * Takes a file as fast as it comes, uncompressed, and throws it away.
 *
 * @param {string} url
 * @param {string} cookie
 * @param {AbortSignal} signal
 * @returns {Promise<{ seconds: number, bytes: number }>} rejects on anything but 200, and when it breaks off
 */
export function download(url, cookie, signal) {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const headers = { Cookie: cookie, 'Accept-Encoding': 'identity', 'Accept-Language': 'ja' };
    const request = http.get(url, { headers, signal }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`${url} answered ${response.statusCode}.`));
      let bytes = 0;
      response.on('data', (chunk) => void (bytes += chunk.length));
      response.on('error', reject);
      response.on('end', () => resolve({ seconds: (performance.now() - startedAt) / 1000, bytes }));
    });
    request.on('error', reject);
  });
}
