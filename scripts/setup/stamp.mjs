import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { Fault } from './fault.mjs';

/** A stamp says from what something was made. Only what was finished has one. */

/**
 * @param {import('./command.mjs').Context} context
 * @param {string} name
 */
export function readStamp({ folder }, name) {
  try {
    return JSON.parse(readFileSync(stampFile(folder, name), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** @param {Record<string, string>} stamp */
export function writeStamp({ folder }, name, stamp) {
  try {
    mkdirSync(folder, { recursive: true });
    const file = stampFile(folder, name);
    writeFileSync(`${file}.new`, `${JSON.stringify(stamp)}\n`);
    renameSync(`${file}.new`, file);
  } catch (cause) {
    throw new Fault('own-folder', { folder, reason: cause.code ?? cause.message }, { cause });
  }
}

/** To be called before the work begins: a half-made thing must not look finished. */
export function removeStamp({ folder }, name) {
  rmSync(stampFile(folder, name), { force: true });
}

function stampFile(folder, name) {
  return path.join(folder, `${name}.json`);
}
