import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

import { createLock } from './lock.mjs';
import { createLog } from './log.mjs';
import { say, sayFault } from './sentences.mjs';
import { createStages } from './stages.mjs';

/**
 * For tests: what a command gives its parts, in an empty folder of its own.
 *
 * @returns {import('./command.mjs').Context & { lines: string[], abort: AbortController, write: Function, remove: () => void }}
 */
export function createTestContext() {
  const root = mkdtempSync(path.join(tmpdir(), 'kigen-setup-'));
  const folder = path.join(root, '.kigen');
  const lines = [];
  const abort = new AbortController();
  return {
    root,
    folder,
    env: process.env,
    say: (phrase, values) => say(phrase, 'en', values),
    sayFault: (fault) => sayFault(fault, 'en', 'npm start'),
    print: (line) => void lines.push(line),
    stages: createStages({ write: (text) => void lines.push(text) }, (phrase, values) => say(phrase, 'en', values)),
    log: createLog(path.join(folder, 'logs'), 'test'),
    lock: createLock(path.join(folder, 'lock'), 'npm start', 25),
    stop: abort.signal,
    lines,
    abort,
    write(file, content) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), content);
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
