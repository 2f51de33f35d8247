import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import { askHealth } from './ask-health.mjs';
import { Fault } from './fault.mjs';

/**
 * Notes that a server runs from this folder, so that nobody replaces its build meanwhile.
 *
 * @param {import('./command.mjs').Context} context
 * @param {string} url
 * @returns {() => void} takes the note away
 */
export function noteServer({ folder }, url) {
  const file = path.join(folder, 'running', `${process.pid}.json`);
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ url }));
  } catch (error) {
    // A folder that cannot be written to cannot be built in either.
    if (!error.code) throw error;
  }
  return () => rmSync(file, { force: true });
}

/**
 * @param {import('./command.mjs').Context} context
 * @throws {Fault} folder-in-use
 */
export async function requireNoServer({ folder }) {
  for (const { file, pid, url } of listNotes(path.join(folder, 'running'))) {
    // The number alone could be another program's by now, and the address another folder's Kigen.
    if (isAlive(pid) && (await askHealth(url)) === 'kigen') throw new Fault('folder-in-use', { url });
    rmSync(file, { force: true });
  }
}

function listNotes(folder) {
  try {
    return readdirSync(folder).map((name) => {
      const file = path.join(folder, name);
      return { file, pid: Number.parseInt(name, 10), url: readUrl(file) };
    });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

function readUrl(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).url;
  } catch {
    return null;
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
