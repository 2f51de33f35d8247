import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

import { findFreePort, formatUrl, readAddress, requireFree } from './setup/address.mjs';
import { buildApp } from './setup/build.mjs';
import { Fault } from './setup/fault.mjs';
import { generateClient } from './setup/generate.mjs';
import { installPackages } from './setup/install.mjs';
import { noteServer } from './setup/running.mjs';
import { startServer } from './setup/server.mjs';

const host = '127.0.0.1';

/**
 * npm run demo: the app with sites in every state on a hosting company that is not there, and its panel to practise in.
 * Everything is in a folder of its own, which goes when it ends; the real data is not touched.
 *
 * @param {import('./setup/command.mjs').Context} context
 */
export async function run(context) {
  const { stages, lock } = context;
  await stages.run('node', () => process.versions.node);
  const address = await chooseAddress(context.env);
  await stages.run('packages', (begin) => installPackages(context, begin));
  await stages.run('client', (begin) => generateClient(context, begin));
  await stages.run('build', (begin) => buildApp(context, begin));
  lock.release();

  const dataDir = mkdtempSync(path.join(tmpdir(), 'kigen-demo-'));
  try {
    return await play(context, address, dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** PORT where it is set, else a free one: the demo must not be in the way of the real thing. */
async function chooseAddress(env) {
  const port = env.PORT?.trim() ? readAddress({ PORT: env.PORT }).port : await findFreePort();
  const address = { host, port, url: formatUrl(host, port) };
  await requireFree(address);
  return address;
}

async function play(context, address, dataDir) {
  const { stages, say, print } = context;
  let world;
  await stages.run('demo-sites', async () => {
    world = await openWorld(dataDir);
    return say('demo sites', { count: world.count });
  });
  const forget = noteServer(context, address.url);
  try {
    let server;
    await stages.run('server', async () => {
      server = await serve(context, address, dataDir, world.env);
      return '';
    });
    const { email, password } = world.owner;
    print(say('demo ready', { url: address.url, email, password, panel: world.panelUrl }));
    return await waitForEnd(context, server);
  } finally {
    forget();
    await world.close();
  }
}

/** In TypeScript, which Node.js cannot read by itself; the packages are there by now. */
async function openWorld(dataDir) {
  const { tsImport } = await import('tsx/esm/api');
  const { openDemoWorld } = await tsImport('./demo/open-demo-world.ts', import.meta.url);
  return openDemoWorld(dataDir);
}

/** Settings of the real thing must not leak into the demo. */
async function serve({ root, env, log, stop }, address, dataDir, own) {
  const neutral = Object.entries(env).filter(([name]) => !/^(KIGEN_|HOST$|PORT$|NODE_EXTRA_CA_CERTS$)/.test(name));
  const onOutput = (text) => log.write(text);
  return startServer({ root, address, dataDir, env: { ...Object.fromEntries(neutral), ...own }, onOutput, stop });
}

async function waitForEnd({ stop, say, print }, server) {
  const stopped = new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
  if (stop.aborted) stop.throwIfAborted();
  const end = await Promise.race([stopped.then(() => null), server.ended]);
  // Ctrl-C reaches the server as well, and may end it before this process hears of it.
  if (end !== null && ![130, 143, 0].includes(end.code) && !['SIGINT', 'SIGTERM'].includes(end.signal)) {
    throw new Fault('server-stopped', { how: end.signal ?? `code ${end.code}` });
  }
  await server.stop();
  print(say('demo ended'));
  return 0;
}
