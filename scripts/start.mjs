import path from 'node:path';
import process from 'node:process';

import { readAddress, requireFree } from './setup/address.mjs';
import { buildApp } from './setup/build.mjs';
import { prepareDataFolder } from './setup/data-folder.mjs';
import { Fault } from './setup/fault.mjs';
import { generateClient } from './setup/generate.mjs';
import { installPackages } from './setup/install.mjs';
import { migrateDatabase } from './setup/migrate-database.mjs';
import { keepServing } from './setup/keep-serving.mjs';
import { noteServer } from './setup/running.mjs';
import { startServer } from './setup/server.mjs';
import { requireGoodSettings } from './setup/settings.mjs';

/**
 * npm start: whatever is missing is made, then the app is served until it is told to stop.
 *
 * @param {import('./setup/command.mjs').Context} context
 */
export async function run(context) {
  const { stages, say, root, print, env } = context;
  const { address, dataDir } = await readSettings(context);
  await stages.run('packages', (begin) => installPackages(context, begin));
  await stages.run('client', (begin) => generateClient(context, begin));
  await stages.run('build', (begin) => buildApp(context, begin));
  context.lock.release();
  await stages.run('database', () => describeMigration(context, dataDir));

  const output = holdBanner(context);
  const forget = noteServer(context, address.url);
  try {
    const server = await serve(context, { root, address, dataDir, onOutput: output.add });
    output.flush();
    print(say('ready', { url: env.KIGEN_BASE_URL?.trim() || address.url }));
    const serving = { root, address, dataDir, env, stop: context.stop, onOutput: output.add };
    return await waitForEnd(context, server, () => startServer(serving));
  } finally {
    forget();
  }
}

/** Faults that only the person can put right come first, before anything takes a minute. */
export async function readSettings(context) {
  const { stages, say, root, env } = context;
  let settings;
  await stages.run('node', () => process.versions.node);
  await stages.run('settings', async () => {
    const address = readAddress(env);
    requireGoodSettings(env);
    await requireFree(address);
    const dataDir = prepareDataFolder(root, env);
    settings = { address, dataDir };
    return say('using', { port: address.port, folder: path.relative(process.cwd(), dataDir) || '.' });
  });
  return settings;
}

export async function describeMigration({ say }, dataDir) {
  const { count, isNew } = await migrateDatabase(dataDir);
  if (isNew) return say('new database', { folder: path.relative(process.cwd(), dataDir) || '.' });
  return count === 0 ? say('up to date') : say('migrated', { count });
}

async function serve(context, { root, address, dataDir, onOutput }) {
  let server;
  await context.stages.run('server', async () => {
    // The packages may have taken minutes, and another start may have been quicker.
    await requireFree(address);
    server = await startServer({ root, address, dataDir, env: context.env, onOutput, stop: context.stop });
    return '';
  });
  return server;
}

/** What Next says while it starts goes to the log; what the app says comes before the address, which is printed last. */
function holdBanner({ log }) {
  const banner = /^\s*(▲ Next\.js|- (Local|Network):|✓ (Starting|Ready in|Running next\.config))/;
  let held = [];
  let isHolding = true;
  return {
    add(text, stream) {
      if (isHolding) {
        log.write(text);
        held.push({ text, stream });
      } else {
        process[stream].write(text);
      }
    },
    flush() {
      isHolding = false;
      for (const { text, stream } of held) {
        const lines = text.split('\n').filter((line) => !banner.test(line));
        if (lines.some((line) => line.trim() !== '')) process[stream].write(lines.join('\n'));
      }
      held = [];
    },
  };
}

async function waitForEnd({ stop, say, print }, first, restart) {
  const onCrash = (how) => print(say('crashed', { how }));
  const { server, end } = await keepServing(first, { restart, onCrash, stop });
  if (end !== null && !wasStopped(end)) throw new Fault('server-stopped', { how: end.signal ?? `code ${end.code}` });
  await server.stop();
  print(say('stopped'));
  return 0;
}

/** Ctrl-C reaches the server as well, and may end it before this process hears of it. */
function wasStopped({ code, signal }) {
  return code === 130 || code === 143 || signal === 'SIGINT' || signal === 'SIGTERM';
}
