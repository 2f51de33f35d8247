import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import { Fault } from './fault.mjs';

const reasons = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'read-only file system',
  ENOSPC: 'disk full',
  ENOTDIR: 'not a folder',
  EEXIST: 'not a folder',
  ENOENT: 'cannot be made',
};

/**
 * KIGEN_DATA_DIR as an absolute path; it is made when missing, and a byte is written there to be sure.
 *
 * @param {string} root what a relative path is relative to
 * @param {Readonly<Record<string, string | undefined>>} env
 * @throws {Fault} data-folder
 */
export function prepareDataFolder(root, env) {
  const folder = path.resolve(root, env.KIGEN_DATA_DIR?.trim() || 'data');
  const probe = path.join(folder, `.probe-${process.pid}`);
  try {
    makeFolder(folder);
    writeFileSync(probe, '.');
    rmSync(probe);
    return folder;
  } catch (cause) {
    throw new Fault('data-folder', { folder, reason: reasons[cause.code] ?? cause.code ?? cause.message }, { cause });
  }
}

/** Like mkdir's `recursive`, which in Node.js 20 never ends where a file system refuses with ENOENT (/proc). */
function makeFolder(folder) {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (error.code === 'EEXIST' && statSync(folder).isDirectory()) return;
    if (error.code !== 'ENOENT' || path.dirname(folder) === folder) throw error;
    makeFolder(path.dirname(folder));
    mkdirSync(folder, { mode: 0o700 });
  }
}
