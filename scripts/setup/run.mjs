import { spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { Stopped } from './fault.mjs';

/** For Node.js, before the script: it stops when this process is gone. */
export const stopWithParent = ['--require', fileURLToPath(new URL('stop-with-parent.cjs', import.meta.url))];

const isWindows = process.platform === 'win32';
const keptCharacters = 256 * 1024;
const graceMs = 5000;

/**
 * Runs a program to its end, its output into the log (and to the terminal with `echo`).
 * It has a process group of its own, so that stopping it also stops what it started.
 *
 * @param {import('./command.mjs').Context} context
 * @param {string} file
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, echo?: boolean }} [options]
 * @returns {Promise<{ ok: boolean, signal: NodeJS.Signals | null, output: string }>} the output's last 256 K characters;
 *   a program that could not be started is not ok, and its output is the reason
 */
export async function run(context, file, args, { env = context.env, cwd = context.root, echo = false } = {}) {
  context.stop.throwIfAborted();
  context.log.write(`\n$ ${[file, ...args].join(' ')}\n`);
  const fullArgs = file === process.execPath ? [...stopWithParent, ...args] : args;
  const child = spawn(file, fullArgs, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: !isWindows });
  const read = collect(child, (text) => {
    context.log.write(text);
    if (echo) process.stdout.write(text);
  });

  const stop = () => endGroup(child);
  context.stop.addEventListener('abort', stop);
  const { code, signal } = await ended(child);
  context.stop.removeEventListener('abort', stop);
  if (context.stop.aborted) throw new Stopped();
  return { ok: code === 0, signal, output: read() };
}

function collect(child, onText) {
  let output = '';
  const add = (text) => {
    output = (output + text).slice(-keptCharacters);
    onText(text);
  };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', add);
  child.on('error', (error) => add(`${error.message}\n`));
  return () => output;
}

function ended(child) {
  return new Promise((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
    child.on('error', () => resolve({ code: null, signal: null }));
  });
}

function endGroup(child) {
  kill(child, 'SIGTERM');
  setTimeout(() => kill(child, 'SIGKILL'), graceMs).unref();
}

function kill(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (isWindows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
