import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const kept = 10;

/**
 * A log file of one run of a command. It is made with the first line, so that a run with nothing to tell leaves none.
 *
 * @param {string} folder
 * @param {string} command
 */
export function createLog(folder, command) {
  let file = null;
  return {
    /** Where the log is; null when nothing was written, or the folder cannot be written to. */
    get file() {
      return file;
    },
    /** @param {string | Uint8Array} text */
    write(text) {
      try {
        file ??= beginFile(folder, command);
        appendFileSync(file, text);
      } catch (error) {
        // A log must never be the reason why something fails; a full disk is reported by whoever needed the space.
        if (!error.code) throw error;
      }
    },
  };
}

function beginFile(folder, command) {
  mkdirSync(folder, { recursive: true });
  // The name begins with the time, hence the oldest come first.
  const logs = readdirSync(folder).sort();
  for (const old of logs.slice(0, Math.max(0, logs.length + 1 - kept))) rmSync(path.join(folder, old), { force: true });
  const time = new Date()
    .toISOString()
    .replace(/\.\d+Z/, '')
    .replace(/:/g, '');
  return path.join(folder, `${time}-${command}-${process.pid}.log`);
}
