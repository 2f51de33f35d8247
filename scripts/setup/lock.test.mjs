import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createLock } from './lock.mjs';

let folder;
let file;
const stop = new AbortController().signal;
const beatMs = 25;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kigen-lock-'));
  file = path.join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('createLock', () => {
  it('lets one hold it, and the next when that one lets go', async () => {
    const first = createLock(file, 'npm start', beatMs);
    const second = createLock(file, 'npm test', beatMs);
    await first.hold({ stop });
    await first.hold({ stop });

    const order = [];
    const waited = second.hold({ stop, onWait: (command) => order.push(`waits for ${command}`) });
    waited.then(() => order.push('holds'));
    await expect.poll(() => order).toEqual(['waits for npm start']);
    first.release();
    await waited;
    expect(order).toEqual(['waits for npm start', 'holds']);

    second.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is given to one at a time, however many want it', async () => {
    let holders = 0;
    let most = 0;
    const use = async () => {
      const lock = createLock(file, 'npm start', beatMs);
      await lock.hold({ stop });
      most = Math.max(most, (holders += 1));
      await new Promise((resolve) => setImmediate(resolve));
      holders -= 1;
      lock.release();
    };
    await Promise.all(Array.from({ length: 5 }, use));
    expect(most).toBe(1);
  });

  it('does not outlive a holder that is gone, even one with a clock ahead of ours', async () => {
    writeFileSync(file, JSON.stringify({ command: 'npm start', token: 'of a process that was killed' }));
    utimesSync(file, new Date('2100-01-01'), new Date('2100-01-01'));
    const lock = createLock(file, 'npm test', beatMs);
    await lock.hold({ stop });
    lock.release();
    expect(existsSync(file)).toBe(false);
  });

  it('lets go of the wait when the command is stopped', async () => {
    const holder = createLock(file, 'npm start', beatMs);
    await holder.hold({ stop });
    const controller = new AbortController();
    const waiting = createLock(file, 'npm test', beatMs).hold({ stop: controller.signal });
    controller.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
    holder.release();
  });

  it('says which folder cannot be written to', async () => {
    writeFileSync(path.join(folder, 'file'), '');
    const lock = createLock(path.join(folder, 'file/lock'), 'npm start', beatMs);
    await expect(lock.hold({ stop })).rejects.toMatchObject({ fault: 'own-folder' });
  });
});
