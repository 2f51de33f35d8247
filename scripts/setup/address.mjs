import net from 'node:net';

import { askHealth } from './ask-health.mjs';
import { Fault } from './fault.mjs';

/** @typedef {{ host: string, port: number, url: string }} Address */

/**
 * HOST and PORT as lib/env.ts reads them, before there is anything to read it with.
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {Address}
 * @throws {Fault} bad-port, base-url-missing
 */
export function readAddress(env) {
  const text = env.PORT?.trim() || '3000';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) throw new Fault('bad-port', { got: text });
  const host = (env.HOST?.trim() || '127.0.0.1').replace(/^\[(.*)\]$/, '$1');
  if (!isLoopback(host) && !env.KIGEN_BASE_URL?.trim()) throw new Fault('base-url-missing', { got: host });
  return { host, port, url: formatUrl(host, port) };
}

/** As lib/env.ts judges it. */
function isLoopback(host) {
  return /^(localhost|127\.\d+\.\d+\.\d+|::1)$/i.test(host);
}

/** The address under which this machine's browser reaches a server that listens there. */
export function formatUrl(host, port) {
  const reachable = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host;
  return `http://${net.isIPv6(reachable) ? `[${reachable}]` : reachable}:${port}`;
}

/**
 * Listens there for a moment.
 *
 * @param {Address} address
 * @throws {Fault} port-taken, port-is-kigen, port-forbidden, bad-host
 */
export async function requireFree({ host, port, url }) {
  const error = await tryListen(host, port);
  if (error === null) return;
  if (error.code === 'EADDRINUSE') {
    const isKigen = (await askHealth(url)) === 'kigen';
    throw new Fault(isKigen ? 'port-is-kigen' : 'port-taken', { port, url, other: port < 65535 ? port + 1 : 3000 });
  }
  if (error.code === 'EACCES') throw new Fault('port-forbidden', { port }, { cause: error });
  throw new Fault('bad-host', { got: host }, { cause: error });
}

/** @returns {Promise<number>} a port of the loopback interface that was free a moment ago */
export async function findFreePort() {
  const server = net.createServer();
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function tryListen(host, port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', resolve);
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}
