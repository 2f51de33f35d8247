import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { Fault, Stopped } from './fault.mjs';
import { createLock } from './lock.mjs';
import { createLog } from './log.mjs';
import { pickLanguage, say, sayFault } from './sentences.mjs';
import { createStages } from './stages.mjs';

/**
 * What every part of a command is given.
 *
 * @typedef {object} Context
 * @property {string} root the folder with package.json
 * @property {string} folder for stamps, logs and the lock: .kigen
 * @property {NodeJS.ProcessEnv} env
 * @property {(phrase: Parameters<typeof say>[0], values?: Record<string, string | number>) => string} say
 * @property {(fault: Fault) => string} sayFault
 * @property {(line: string) => void} print
 * @property {ReturnType<typeof createStages>} stages
 * @property {ReturnType<typeof createLog>} log
 * @property {ReturnType<typeof createLock>} lock
 * @property {AbortSignal} stop aborted by Ctrl-C and SIGTERM
 */

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a command is called in package.json, and where it is. `stopped` is its exit code when it is told to stop. */
const commands = {
  start: { again: 'npm start', stopped: 0, load: () => import('../start.mjs') },
  worker: { again: 'npm run worker', stopped: 0, load: () => import('../worker.mjs') },
  demo: { again: 'npm run demo', stopped: 0, load: () => import('../demo.mjs') },
  dev: { again: 'npm run dev', stopped: 0, load: () => import('../dev.mjs') },
  test: { again: 'npm test', stopped: 130, load: () => import('../test.mjs') },
  e2e: { again: 'npm run e2e', stopped: 130, load: () => import('../e2e.mjs') },
  'test-node24': { again: '.ci/run', stopped: 130, load: () => import('../test-node24.mjs') },
};

/** @param {string[]} words the command's name and its arguments */
export async function runCommandLine([name = '', ...args]) {
  if (!Object.hasOwn(commands, name)) {
    console.error(`Usage: node scripts/kigen.cjs ${Object.keys(commands).join('|')}`);
    process.exitCode = 64;
    return;
  }
  const { again, stopped, load } = commands[name];
  const context = createContext(name, again);
  try {
    const { run } = await load();
    process.exitCode = await run(context, args);
  } catch (error) {
    if (error instanceof Stopped) {
      context.print(context.say('interrupted', { again }));
      process.exitCode = stopped;
    } else {
      process.exitCode = tellFault(error, context);
    }
  } finally {
    context.lock.release();
  }
}

/** @returns {Context} */
function createContext(name, again) {
  const language = pickLanguage(process.env);
  const folder = path.join(root, '.kigen');
  const context = {
    root,
    folder,
    env: process.env,
    say: (phrase, values) => say(phrase, language, values),
    sayFault: (fault) => sayFault(fault, language, again),
    print: (line) => void process.stdout.write(`${line}\n`),
    stages: createStages(process.stdout, (phrase, values) => say(phrase, language, values)),
    log: createLog(path.join(folder, 'logs'), name),
    lock: createLock(path.join(folder, 'lock'), again),
    stop: listenForStop(),
  };
  return context;
}

/** SIGHUP is left alone, so that nohup works. */
function listenForStop() {
  const controller = new AbortController();
  const stop = () => controller.abort(new Stopped());
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
  if (process.env.npm_lifecycle_event) watchParent(stop);
  return controller.signal;
}

/** npm passes SIGTERM on to the shell between it and this process, and the shell just dies of it (npm 11, dash). */
function watchParent(onGone) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, 250);
  timer.unref();
}

/** @param {Context} context */
function tellFault(error, context) {
  const { log, say, sayFault } = context;
  if (!(error instanceof Fault)) log.write(`${error?.stack ?? error}\n`);
  else if (error.cause) log.write(`${error.cause.stack ?? error.cause}\n`);
  console.error(error instanceof Fault ? sayFault(error) : say('bug', { message: error?.message ?? error }));
  if (log.file) console.error(say('details', { file: path.relative(process.cwd(), log.file) }));
  return 1;
}
