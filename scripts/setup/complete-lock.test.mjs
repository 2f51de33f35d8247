import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { completeLock } from './complete-lock.mjs';

const readLock = () => JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));

describe('package-lock.json', () => {
  it('names the packages of every platform (else: node scripts/complete-lock.mjs)', () => {
    expect(completeLock(readLock()).added).toEqual([]);
  });

  it('names no registry', () => {
    expect(Object.values(readLock().packages).filter((entry) => entry.resolved)).toEqual([]);
  });
});

describe('completeLock', () => {
  const parent = {
    version: '1.0.0',
    dev: true,
    optionalDependencies: { '@x/core-linux-x64-gnu': '1.0.0', '@x/core-darwin-arm64': '1.0.0' },
  };
  const lock = { lockfileVersion: 3, packages: { '': {}, 'node_modules/@x/core': parent } };

  it('adds what is missing, with its platform', () => {
    const { lock: completed, added } = completeLock(lock);
    expect(added).toEqual(['node_modules/@x/core-linux-x64-gnu', 'node_modules/@x/core-darwin-arm64']);
    expect(completed.packages['node_modules/@x/core-linux-x64-gnu']).toEqual({
      version: '1.0.0',
      cpu: ['x64'],
      dev: true,
      libc: ['glibc'],
      optional: true,
      os: ['linux'],
    });
  });

  it('adds nothing the second time', () => {
    expect(completeLock(completeLock(lock).lock).added).toEqual([]);
  });

  it('leaves a package alone that lies beside or above the one that asks for it', () => {
    const nested = {
      ...lock.packages,
      'node_modules/@x/core/node_modules/@x/core-linux-x64-gnu': { version: '1.0.0' },
      'node_modules/@x/core-darwin-arm64': { version: '1.0.0' },
    };
    expect(completeLock({ ...lock, packages: nested }).added).toEqual([]);
  });
});
