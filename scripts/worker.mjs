import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

import { buildApp } from './setup/build.mjs';
import { prepareDataFolder } from './setup/data-folder.mjs';
import { Fault } from './setup/fault.mjs';
import { generateClient } from './setup/generate.mjs';
import { installPackages } from './setup/install.mjs';
import { keepServing } from './setup/keep-serving.mjs';
import { stopWithParent } from './setup/run.mjs';
import { requireGoodSettings } from './setup/settings.mjs';
import { describeMigration } from './start.mjs';

const program = 'scripts/worker/watch.ts';
/** A look ends within ten seconds, and is stored. */
const graceMs = 20_000;

/**
 * npm run worker: whatever is missing is made, then it watches and tells, and serves no pages, until it is told to stop.
 *
 * @param {import('./setup/command.mjs').Context} context
 */
export async function run(context) {
  const { stages, say, root, print, env } = context;
  let dataDir;
  await stages.run('node', () => process.versions.node);
  await stages.run('settings', () => {
    requireGoodSettings(env);
    dataDir = prepareDataFolder(root, env);
    return path.relative(process.cwd(), dataDir) || '.';
  });
  await stages.run('packages', (begin) => installPackages(context, begin));
  await stages.run('client', (begin) => generateClient(context, begin));
  await stages.run('build', (begin) => buildApp(context, begin));
  context.lock.release();
  await stages.run('database', () => describeMigration(context, dataDir));

  const begin = () => startWorker(context, dataDir);
  print(say('watching'));
  const onCrash = (how) => print(say('worker crashed', { how }));
  const { server, end } = await keepServing(begin(), { restart: begin, onCrash, stop: context.stop });
  if (end !== null && end.code !== 0 && end.signal !== 'SIGTERM' && end.signal !== 'SIGINT') {
    throw new Fault('worker-stopped', { how: end.signal ?? `code ${end.code}` });
  }
  await server.stop();
  print(say('stopped'));
  return 0;
}

function startWorker({ root, env }, dataDir) {
  const child = spawn(process.execPath, [...stopWithParent, '--import', 'tsx', program], {
    cwd: root,
    env: { ...env, NODE_ENV: 'production', KIGEN_DATA_DIR: dataDir },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = new Promise((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
    child.on('error', () => resolve({ code: null, signal: null }));
  });
  return { ended, stop: () => stopChild(child, ended) };
}

async function stopChild(child, ended) {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await ended;
  clearTimeout(timer);
}
