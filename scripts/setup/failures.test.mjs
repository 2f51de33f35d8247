import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { listFailures } from './failures.mjs';
import { clearResults, resultsFolder, writeCounts } from './results.mjs';

let root;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'kigen-failures-'));
  clearResults(root);
});
afterEach(() => rmSync(root, { recursive: true }));

const leave = (suite, report) => {
  writeCounts(root, suite, { passed: 4, failed: 1, skipped: 0 });
  writeFileSync(path.join(resultsFolder(root), `${suite}.report.json`), JSON.stringify(report));
};

it('names a failed unit test with its file and the first line of its reason', () => {
  const assertionResults = [
    { status: 'passed', fullName: 'a look ends', failureMessages: [] },
    { status: 'failed', fullName: 'a look begins', failureMessages: ['AssertionError: 1 is not 2\n    at here'] },
  ];
  const name = path.join(root, 'lib/look.test.ts');
  leave('unit', { testResults: [{ name, status: 'failed', message: '', assertionResults }] });
  expect(listFailures(root)).toEqual(['unit › lib/look.test.ts › a look begins: AssertionError: 1 is not 2']);
});

it('names a file that could not be loaded', () => {
  const name = path.join(root, 'lib/look.test.ts');
  leave('unit', { testResults: [{ name, status: 'failed', message: 'No such module', assertionResults: [] }] });
  expect(listFailures(root)).toEqual(['unit › lib/look.test.ts: No such module']);
});

it('finds failed and flaky end-to-end tests however deep they stand, and takes the colours away', () => {
  const spec = (title, status, message) => ({
    file: 'board.spec.ts',
    title,
    tests: [{ status, results: message ? [{ error: { message } }, {}] : [{}] }],
  });
  const inner = { specs: [spec('is shown', 'unexpected', '\u001B[31mError\u001B[39m: not there\nmore')] };
  const specs = [spec('is quick', 'expected'), spec('is sure', 'flaky')];
  leave('e2e', { suites: [{ specs, suites: [inner] }] });
  expect(listFailures(root)).toEqual([
    'e2e › board.spec.ts › is sure: no reason told',
    'e2e › board.spec.ts › is shown: Error: not there',
  ]);
});

it('names a suite alone that left no report, and none that passed', () => {
  writeCounts(root, 'lint', { passed: 0, failed: 1, skipped: 0 });
  writeCounts(root, 'types', { passed: 1, failed: 0, skipped: 0 });
  expect(listFailures(root)).toEqual(['lint']);
});
