import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { installPackages } from './install.mjs';
import { createTestContext } from './test-context.mjs';

/** Stands in for npm: notes how it was called; `ci` installs what the lock file names, with a driver that has to be built. */
const fakeNpm = `
  const fs = require('node:fs');
  const [verb] = process.argv.slice(2);
  fs.appendFileSync('calls', verb + '\\n');
  if (fs.existsSync('offline')) { console.error('npm error code ENOTFOUND'); process.exit(1); }
  const driver = 'node_modules/better-sqlite3';
  if (verb === 'ci') {
    fs.rmSync('node_modules', { recursive: true, force: true });
    fs.mkdirSync(driver, { recursive: true });
    fs.writeFileSync(driver + '/package.json', '{}');
    fs.writeFileSync(driver + '/index.js', fs.readFileSync('driver.js'));
    fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
  }
  if (!fs.existsSync('no-scripts') || verb === 'rebuild') fs.writeFileSync(driver + '/built', fs.readFileSync('abi'));
`;

/** Stands in for better-sqlite3, which loads only when it was built for this Node.js. */
const fakeDriver = `
  const fs = require('node:fs');
  const path = require('node:path');
  module.exports = class {
    constructor() {
      const built = path.join(__dirname, 'built');
      if (!fs.existsSync(built)) throw new Error('Could not locate the bindings file.');
      if (fs.readFileSync(built, 'utf8') !== 'right') throw Object.assign(new Error('ABI'), { code: 'ERR_DLOPEN_FAILED' });
    }
    close() {}
  };
`;

let context;
beforeEach(() => {
  context = createTestContext();
  context.env = { ...context.env, npm_execpath: path.join(context.root, 'npm-cli.js') };
  context.write('npm-cli.js', fakeNpm);
  context.write('driver.js', fakeDriver);
  context.write('abi', 'right');
  context.write('package.json', '{}');
  writeLock('1.0.0');
});
afterEach(() => {
  context.lock.release();
  context.remove();
});

const writeLock = (version) =>
  context.write('package-lock.json', JSON.stringify({ packages: { 'node_modules/better-sqlite3': { version } } }));
const install = () => installPackages(context, () => undefined);
const calls = () => readFileSync(path.join(context.root, 'calls'), 'utf8').trim().split('\n');

describe('installPackages', () => {
  it('installs in a fresh folder, and does not call npm again while nothing changes', async () => {
    expect(await install()).toBe('installed 1');
    expect(await install()).toBe('up to date');
    expect(calls()).toEqual(['ci']);
  });

  it('installs again when the lock file changes, and when the packages are gone', async () => {
    await install();
    writeLock('1.0.1');
    expect(await install()).toBe('installed 1');
    rmSync(path.join(context.root, 'node_modules'), { recursive: true });
    expect(await install()).toBe('installed 1');
    expect(calls()).toEqual(['ci', 'ci', 'ci']);
  });

  it('builds the driver when npm was not allowed to', async () => {
    context.write('no-scripts', '');
    expect(await install()).toBe('driver rebuilt for this Node.js');
    expect(calls()).toEqual(['ci', 'rebuild']);
  });

  it('builds the driver again for another Node.js', async () => {
    await install();
    context.write('node_modules/better-sqlite3/built', 'for an older one');
    expect(await install()).toBe('driver rebuilt for this Node.js');
    expect(calls()).toEqual(['ci', 'rebuild']);
  });

  it('says when the driver cannot be made to load', async () => {
    context.write('abi', 'wrong');
    await expect(install()).rejects.toMatchObject({ fault: 'install-failed' });
  });

  it('says when the registry cannot be reached, and tries again next time', async () => {
    context.write('offline', '');
    await expect(install()).rejects.toMatchObject({ fault: 'packages-unreachable' });
    rmSync(path.join(context.root, 'offline'));
    expect(await install()).toBe('installed 1');
  });
});
