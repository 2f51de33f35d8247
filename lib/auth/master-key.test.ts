import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { deriveKey, readMasterKey } from './master-key';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kigen-key-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the key of an installation', () => {
  it('is made once, for its owner alone to read', () => {
    const made = readMasterKey(folder, null);
    expect(made).toHaveLength(32);
    expect(readMasterKey(folder, null)).toEqual(made);
    expect(statSync(path.join(folder, 'secret.key')).mode & 0o777).toBe(0o600);
  });

  it('is that of the environment when it is set, and no file is made', () => {
    expect(readMasterKey(folder, 'ab'.repeat(32))).toEqual(Buffer.alloc(32, 0xab));
    expect(() => statSync(path.join(folder, 'secret.key'))).toThrow('ENOENT');
  });

  it('is refused when the file holds something else', () => {
    writeFileSync(path.join(folder, 'secret.key'), 'half a ke');
    expect(() => readMasterKey(folder, null)).toThrow('must hold 64 hexadecimal digits');
  });

  it('gives another key for each purpose', () => {
    const master = Buffer.alloc(32, 1);
    expect(deriveKey(master, 'sign-in')).toMatch(/^[0-9a-f]{64}$/);
    expect(deriveKey(master, 'sign-in')).not.toBe(deriveKey(master, 'channels'));
  });
});
