import { randomUUID } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Fault } from './fault.mjs';

const beatsUntilStale = 20;

/**
 * One command at a time may replace packages, generated code or the build of a folder. The lock is a file whose
 * modification time its holder renews; one that stays unchanged for ten seconds belongs to a process that is gone.
 * It does not rest on process numbers (they are used again, and differ between containers), nor on two clocks agreeing.
 *
 * @param {string} file
 * @param {string} command the holder as it is called for people
 * @param {number} [beatMs]
 */
export function createLock(file, command, beatMs = 500) {
  const content = JSON.stringify({ command, token: randomUUID() });
  let timer = null;
  return {
    /**
     * Waits until this process holds the lock; does nothing when it does already.
     *
     * @param {{ stop: AbortSignal, onWait?: (command: string) => void }} options `onWait` is called once, with the holder
     * @throws {Fault} own-folder
     */
    async hold({ stop, onWait }) {
      if (timer) return;
      for (let seen = null, same = 0; !create(file, content);) {
        const now = look(file);
        if (!seen && now) onWait?.(readCommand(now.content));
        same = seen && now && now.beat === seen.beat ? same + 1 : 0;
        seen = now;
        if (same >= beatsUntilStale) discard(file, seen.content);
        else await sleep(beatMs, null, { signal: stop }).catch(() => stop.throwIfAborted());
      }
      timer = setInterval(() => beat(file), beatMs);
      timer.unref();
    },
    release() {
      if (!timer) return;
      clearInterval(timer);
      timer = null;
      if (look(file)?.content === content) rmSync(file, { force: true });
    },
  };
}

function create(file, content) {
  const folder = path.dirname(file);
  try {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (cause) {
    if (cause.code === 'EEXIST') return false;
    throw new Fault('own-folder', { folder, reason: cause.code ?? cause.message }, { cause });
  }
}

function look(file) {
  try {
    const content = readFileSync(file, 'utf8');
    return { content, beat: `${statSync(file).mtimeMs} ${content}` };
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

function readCommand(content) {
  try {
    return JSON.parse(content).command;
  } catch {
    return '?';
  }
}

function beat(file) {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

/** Takes a stale lock away; when somebody else was quicker and holds it anew, theirs is put back. */
function discard(file, staleContent) {
  const taken = `${file}.${randomUUID()}`;
  try {
    renameSync(file, taken);
    if (readFileSync(taken, 'utf8') !== staleContent) linkSync(taken, file);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(taken, { force: true });
  }
}
