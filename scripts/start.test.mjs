import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { findFreePort } from './setup/address.mjs';

const command = fileURLToPath(new URL('kigen.cjs', import.meta.url));

let folder;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kigen-start-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs `npm start`, or another command, as npm does; in these tests it ends before it does anything. */
function start(env, nodeArgs = [], name = 'start') {
  const child = spawn(process.execPath, [...nodeArgs, command, name], {
    env: { PATH: process.env.PATH, KIGEN_DATA_DIR: path.join(folder, 'data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const result = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => (result.stdout += text));
  child.stderr.on('data', (text) => (result.stderr += text));
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...result, code })));
}

const lines = (text) => text.trimEnd().split('\n');

describe('npm start', () => {
  it('refuses a port that is taken, in one sentence', async () => {
    const server = http.createServer((_, response) => response.end());
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address();
    const { code, stdout, stderr } = await start({ PORT: String(port) });
    await new Promise((resolve) => server.close(resolve));

    expect(code).toBe(1);
    expect(lines(stdout).at(-1)).toMatch(/^✗ settings/);
    expect(lines(stderr)).toEqual([
      `Port ${port} is used by another program: stop that one, or choose another port, as in: PORT=${port + 1} npm start`,
    ]);
  });

  it('refuses a bad PORT, in the language of the terminal', async () => {
    const english = await start({ PORT: 'abc' });
    const japanese = await start({ PORT: 'abc', LANG: 'ja_JP.UTF-8' });
    expect([english.code, japanese.code]).toEqual([1, 1]);
    expect(lines(english.stderr)).toEqual([expect.stringContaining('PORT is "abc", but it must be a whole number')]);
    expect(lines(japanese.stderr)).toEqual([expect.stringContaining('PORT が「abc」になっています')]);
  });

  it('refuses a bad setting at once, before anything is installed', async () => {
    const { code, stdout, stderr } = await start({
      PORT: String(await findFreePort()),
      KIGEN_ALLOW_NETS: '10.0.0.0/33',
    });
    expect(code).toBe(1);
    expect(lines(stdout).at(-1)).toMatch(/^✗ settings/);
    expect(lines(stderr)).toEqual([
      'KIGEN_ALLOW_NETS is "10.0.0.0/33", but it must be networks in CIDR form, such as 192.168.1.0/24,fd00::/8. Put it right and run npm start again.',
    ]);
  });

  it('refuses an address that is not this machine’s', async () => {
    const { code, stderr } = await start({ HOST: '192.0.2.1', KIGEN_BASE_URL: 'https://kigen.example.jp' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^HOST is "192\.0\.2\.1", which is not an address of this machine/);
  });

  it('refuses to listen for others while nobody knows under which address', async () => {
    const { code, stderr } = await start({ HOST: '0.0.0.0' });
    expect(code).toBe(1);
    expect(lines(stderr)).toEqual([
      expect.stringMatching(/^HOST is "0\.0\.0\.0".*: set KIGEN_BASE_URL to .*, or leave HOST out\.$/),
    ]);
  });

  it('refuses a data folder that is a file', async () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    const { code, stderr } = await start({ PORT: String(await findFreePort()), KIGEN_DATA_DIR: file });
    expect(code).toBe(1);
    expect(stderr).toContain(`The data folder ${file} cannot be written to (not a folder): let this user write there`);
  });

  it('turns an old Node.js away before anything else', async () => {
    const old = path.join(folder, 'old-node.cjs');
    writeFileSync(
      old,
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.8' } });`,
    );
    const { code, stdout, stderr } = await start({}, ['--require', old]);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(lines(stderr)).toEqual([expect.stringMatching(/^Kigen does not run on Node\.js 18\.20\.8: install/)]);
  });
});

it('npm run worker refuses a bad setting and a bad data folder, and says how it is run again', async () => {
  const file = path.join(folder, 'no-folder');
  writeFileSync(file, '');
  const setting = await start({ KIGEN_ALLOW_NETS: '10.0.0.0/33' }, [], 'worker');
  const place = await start({ KIGEN_DATA_DIR: file }, [], 'worker');
  expect([setting.code, place.code]).toEqual([1, 1]);
  expect(lines(setting.stderr)).toEqual([expect.stringMatching(/^KIGEN_ALLOW_NETS is .*run npm run worker again\.$/)]);
  expect(place.stderr).toContain(`The data folder ${file} cannot be written to`);
});

it('says which commands there are', async () => {
  const child = spawn(process.execPath, [command, 'fly'], { stdio: 'ignore' });
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(64);
});
