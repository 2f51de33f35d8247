import http from 'node:http';

const timeoutMs = 2000;

/**
 * @param {string} url of a server, without a path
 * @returns {Promise<'kigen' | 'not ready' | 'other' | null>} a Kigen that can serve pages, one that cannot, another program,
 *   or nothing that answers within two seconds
 */
export function askHealth(url) {
  return new Promise((resolve) => {
    const request = http.get(`${url}/api/health`, { agent: false, timeout: timeoutMs }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text) => (body = (body + text).slice(0, 1000)));
      response.on('close', () => resolve(judge(response.statusCode, body)));
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(null));
  });
}

function judge(status, body) {
  if (!body.includes('"kigen"')) return status >= 500 ? 'not ready' : 'other';
  // Pages are served as well while nobody watches, and say so.
  return status === 200 || body.includes('"database":"ok"') ? 'kigen' : 'not ready';
}
