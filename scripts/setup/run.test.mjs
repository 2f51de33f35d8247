import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { run, stopWithParent } from './run.mjs';
import { createTestContext } from './test-context.mjs';

let context;
beforeEach(() => {
  context = createTestContext();
});
afterEach(() => context.remove());

const node = (source) => run(context, process.execPath, ['-e', source]);

/** A program that starts another and then waits; it writes the number of that other. */
const parentOfSleeper = `
  const sleeper = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  require('node:fs').writeFileSync('sleeper', String(sleeper.pid));
  setInterval(() => {}, 1000);
`;

describe('run', () => {
  it('gives what the program wrote, and keeps it in the log', async () => {
    const { ok, output } = await node(`console.log('out'); console.error('err');`);
    expect(ok).toBe(true);
    expect(output.split('\n').sort()).toEqual(['', 'err', 'out']);
    expect(readFileSync(context.log.file, 'utf8')).toContain('out\n');
  });

  it('is not ok when the program fails or is killed', async () => {
    expect(await node('process.exit(3)')).toMatchObject({ ok: false, signal: null });
    expect(await node(`process.kill(process.pid, 'SIGKILL')`)).toMatchObject({ ok: false, signal: 'SIGKILL' });
  });

  it('tells a program that does not exist', async () => {
    const { ok, output } = await run(context, path.join(context.root, 'missing'), []);
    expect(ok).toBe(false);
    expect(output).toContain('ENOENT');
  });

  it('stops what the program started as well', async () => {
    const running = node(parentOfSleeper);
    const sleeper = await readNumber('sleeper');
    context.abort.abort();
    await expect(running).rejects.toMatchObject({ name: 'Stopped' });
    await expect.poll(() => isAlive(sleeper)).toBe(false);
  });
});

describe('stopWithParent', () => {
  it('ends a process whose parent was killed', async () => {
    const child = `require('node:fs').writeFileSync('child', String(process.pid)); setInterval(() => {}, 1000);`;
    const args = JSON.stringify([...stopWithParent, '-e', child]);
    const source = `require('node:child_process').spawn(process.execPath, ${args});`;
    const parent = spawn(process.execPath, ['-e', source], { cwd: context.root, stdio: 'ignore' });
    const pid = await readNumber('child');
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  });
});

async function readNumber(file) {
  let number = 0;
  await expect
    .poll(
      () => {
        try {
          return (number = Number(readFileSync(path.join(context.root, file), 'utf8')));
        } catch {
          return 0;
        }
      },
      { timeout: 10_000 },
    )
    .toBeGreaterThan(0);
  return number;
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0) && !/^\d+ \(.*\) Z/.test(readStat(pid));
  } catch {
    return false;
  }
}

/** On Linux, so that a process that has ended but was not waited for counts as gone. */
function readStat(pid) {
  return process.platform === 'linux' ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '';
}
