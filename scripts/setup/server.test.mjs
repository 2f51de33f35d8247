import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { findFreePort, formatUrl } from './address.mjs';
import { askHealth } from './ask-health.mjs';
import { nextBin } from './build.mjs';
import { startServer } from './server.mjs';
import { createTestContext } from './test-context.mjs';

/** Stands in for Next: serves in the way that the environment asks for. */
const fakeNext = `
  const { PORT, MOOD, KIGEN_DATA_DIR } = process.env;
  if (MOOD === 'dies') process.exit(1);
  if (MOOD === 'complains') console.error('Error: KIGEN_ALLOW_NETS is "abc", but it must be networks in CIDR form.');
  const status = MOOD === 'well' ? 200 : 503;
  require('node:http')
    .createServer((_, response) => response.writeHead(status).end(JSON.stringify({ name: 'kigen', KIGEN_DATA_DIR })))
    .listen(Number(PORT), '127.0.0.1');
`;

let context;
let address;
beforeEach(async () => {
  context = createTestContext();
  mkdirSync(path.join(context.root, 'node_modules'), { recursive: true });
  context.write(nextBin, fakeNext);
  context.write('package.json', '{}');
  const port = await findFreePort();
  address = { host: '127.0.0.1', port, url: formatUrl('127.0.0.1', port) };
});
afterEach(() => context.remove());

const start = (MOOD) =>
  startServer({
    root: context.root,
    address,
    dataDir: path.join(context.root, 'data'),
    env: { ...process.env, MOOD },
    onOutput: () => undefined,
    stop: context.stop,
  });

describe('startServer', () => {
  it('gives a server once it is healthy, and ends it on request', async () => {
    const server = await start('well');
    expect(await askHealth(server.url)).toBe('kigen');
    await server.stop();
    expect(await askHealth(server.url)).toBeNull();
  });

  it('hands the data folder on', async () => {
    const server = await start('well');
    const answer = await (await fetch(`${server.url}/api/health`)).json();
    expect(answer.KIGEN_DATA_DIR).toBe(path.join(context.root, 'data'));
    await server.stop();
  });

  it('says when the server ends by itself', async () => {
    await expect(start('dies')).rejects.toMatchObject({ fault: 'server-ended' });
  });

  it('passes on what the server says about a setting, and leaves nothing running', async () => {
    await expect(start('complains')).rejects.toMatchObject({
      fault: 'bad-setting',
      values: { sentence: 'KIGEN_ALLOW_NETS is "abc", but it must be networks in CIDR form.' },
    });
    expect(await askHealth(address.url)).toBeNull();
  });

  it('says when the server is not ready, and leaves nothing running', async () => {
    await expect(start('unwell')).rejects.toMatchObject({ fault: 'server-not-ready' });
    expect(await askHealth(address.url)).toBeNull();
  });
});
