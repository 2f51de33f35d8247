import { fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = path.dirname(fileURLToPath(import.meta.url));

/**
 * A process of the bench, which answers one message at a time.
 *
 * @param {string} file  in this folder
 * @param {string[]} args
 */
export function startChild(file, ...args) {
  const child = fork(path.join(folder, file), args, {
    cwd: path.join(folder, '..'),
    execArgv: ['--import', 'tsx', '--expose-gc'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return {
    pid: child.pid,
    /** @returns {Promise<any>} the next message; rejects when the process ends instead */
    async ask(message) {
      const answer = new Promise((resolve) => child.once('message', resolve));
      if (message) child.send(message);
      const first = await Promise.race([answer, ended.then(() => null)]);
      if (first === null) throw new Error(`${file} ${args.join(' ')} has ended: see above.`);
      return first;
    },
    async stop() {
      if (child.connected) child.disconnect();
      const timer = setTimeout(() => child.kill(), 2000);
      await ended;
      clearTimeout(timer);
    },
  };
}
