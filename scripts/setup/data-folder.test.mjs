import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { prepareDataFolder } from './data-folder.mjs';

let root;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'kigen-data-'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('prepareDataFolder', () => {
  it('makes ./data when nothing is set, for its owner alone, and leaves nothing in it', () => {
    const folder = prepareDataFolder(root, {});
    expect(folder).toBe(path.join(root, 'data'));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('makes the folders above as well', () => {
    const folder = prepareDataFolder(root, { KIGEN_DATA_DIR: 'a/b/c' });
    expect(existsSync(path.join(root, 'a/b/c'))).toBe(true);
    expect(prepareDataFolder(root, { KIGEN_DATA_DIR: folder })).toBe(folder);
  });

  it.each(['file', 'file/inside'])('says so when KIGEN_DATA_DIR=%s is not a folder', (KIGEN_DATA_DIR) => {
    writeFileSync(path.join(root, 'file'), '');
    expect(() => prepareDataFolder(root, { KIGEN_DATA_DIR })).toThrow(
      expect.objectContaining({ fault: 'data-folder', values: expect.objectContaining({ reason: 'not a folder' }) }),
    );
  });

  it('says so when the system refuses to make it', () => {
    expect(() => prepareDataFolder(root, { KIGEN_DATA_DIR: '/proc/kigen/data' })).toThrow(
      expect.objectContaining({ fault: 'data-folder' }),
    );
  });
});
