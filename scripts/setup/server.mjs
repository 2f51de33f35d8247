import { spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';

import { askHealth } from './ask-health.mjs';
import { nextBin, nextEnv } from './build.mjs';
import { Fault } from './fault.mjs';
import { stopWithParent } from './run.mjs';

/** What a server is preloaded with: no request reaches Next before it is known whose it is. */
export const door = fileURLToPath(new URL('../door/door.cjs', import.meta.url));

/**
 * What is young may take 12 MB and not 48, which a start alone would use up; what is old may grow by three tenths before it is
 * swept, where V8 would let it grow to its fourfold: 100,000 endpoints took 250 MB of heap for 70 that were in use. Pages and
 * looks take the same processor time.
 */
const thrift = ['--max-semi-space-size=4', '--heap-growing-percent=30'];

const readyWithinMs = 60_000;
const pollMs = 15;
/** A server that answers but is not ready gets five seconds to become so; one that does not answer yet gets a minute. */
const complaintMs = 250;
const patience = 20;
const graceMs = 10_000;

/**
 * @typedef {object} Server
 * @property {string} url
 * @property {number} pid
 * @property {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} ended
 * @property {() => Promise<void>} stop lets requests finish for ten seconds; the process is gone afterwards
 */

/**
 * Starts the built app and waits until it is healthy.
 *
 * @param {object} options
 * @param {string} options.root
 * @param {import('./address.mjs').Address} options.address
 * @param {string} options.dataDir absolute
 * @param {NodeJS.ProcessEnv} options.env
 * @param {(text: string, stream: 'stdout' | 'stderr') => void} options.onOutput
 * @param {AbortSignal} [options.stop] gives up waiting
 * @returns {Promise<Server>}
 * @throws {Fault} server-ended, server-not-ready, server-silent, bad-setting, port-reserved; the process is gone then
 */
export async function startServer({ root, address, dataDir, env, onOutput, stop }) {
  const { host, port, url } = address;
  const nextArgs = ['start', '--hostname', host, '--port', String(port)];
  const args = [...thrift, ...stopWithParent, '--require', door, nextBin, ...nextArgs];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...env, ...nextEnv, HOST: host, PORT: String(port), KIGEN_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text) => onOutput(text, 'stdout'));
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors = (errors + text).slice(-20_000);
    onOutput(text, 'stderr');
  });
  const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal })));
  const server = { url, pid: child.pid, ended, stop: () => stopChild(child, ended) };
  try {
    await waitUntilHealthy(server, () => findKnownFault(errors, port), stop);
    return server;
  } catch (error) {
    await server.stop();
    throw (error instanceof Fault && findKnownFault(errors, port)) || error;
  }
}

/** What the server itself says is wrong: a setting (lib/env.ts), or a port that browsers refuse. */
function findKnownFault(errors, port) {
  const [badSetting] = /\b(HOST|PORT|KIGEN_\w+) is ".*", but it must be .*\./.exec(errors) ?? [];
  if (badSetting) return new Fault('bad-setting', { sentence: badSetting });
  return /^Bad port:/m.test(errors) ? new Fault('port-reserved', { port }) : null;
}

async function waitUntilHealthy({ url, ended }, findFault, stop) {
  let hasEnded = false;
  ended.then(() => (hasEnded = true));
  const deadline = Date.now() + readyWithinMs;
  for (let complaints = 0; Date.now() < deadline;) {
    stop?.throwIfAborted();
    const fault = findFault();
    if (fault) throw fault;
    if (hasEnded) throw new Fault('server-ended');
    const health = await askHealth(url);
    if (health === 'kigen') return;
    if (health !== null) complaints += 1;
    if (complaints === patience) throw new Fault('server-not-ready', { url });
    await sleep(health === null ? pollMs : complaintMs);
  }
  throw new Fault('server-silent', { seconds: readyWithinMs / 1000 });
}

async function stopChild(child, ended) {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await ended;
  clearTimeout(timer);
}
