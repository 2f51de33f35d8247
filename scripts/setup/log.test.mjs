import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createLog } from './log.mjs';
import { createTestContext } from './test-context.mjs';

let context;
beforeEach(() => {
  context = createTestContext();
});
afterEach(() => context.remove());

describe('createLog', () => {
  it('leaves no file when there is nothing to tell', () => {
    const log = createLog(path.join(context.root, 'logs'), 'start');
    expect(log.file).toBeNull();
    expect(existsSync(path.join(context.root, 'logs'))).toBe(false);
  });

  it('keeps the newest ten', () => {
    const folder = path.join(context.root, 'logs');
    mkdirSync(folder);
    for (let day = 1; day <= 20; day += 1) {
      writeFileSync(path.join(folder, `2020-01-${String(day).padStart(2, '0')}T000000-start-1.log`), '');
    }
    const log = createLog(folder, 'start');
    log.write('one\n');
    log.write('two\n');
    expect(readFileSync(log.file, 'utf8')).toBe('one\ntwo\n');
    expect(readdirSync(folder)).toHaveLength(10);
    expect(readdirSync(folder)).toContain('2020-01-20T000000-start-1.log');
  });

  it('is silent where it cannot write', () => {
    writeFileSync(path.join(context.root, 'logs'), 'a file');
    const log = createLog(path.join(context.root, 'logs'), 'start');
    log.write('one\n');
    expect(log.file).toBeNull();
  });
});
