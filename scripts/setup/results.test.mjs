import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import {
  clearResults,
  countEndToEnd,
  countUnit,
  formatCounts,
  readReport,
  sumResults,
  writeCounts,
} from './results.mjs';

let root;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'kigen-results-'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('sumResults', () => {
  it('adds up what each suite left', () => {
    writeCounts(root, 'lint', { passed: 1, failed: 0, skipped: 0 });
    writeCounts(root, 'unit', { passed: 40, failed: 2, skipped: 3 });
    expect(formatCounts(sumResults(root))).toBe('41 passed, 2 failed, 3 skipped');
  });

  it('counts nothing at all as a failure', () => {
    expect(sumResults(root)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('forgets the run before', () => {
    writeCounts(root, 'unit', { passed: 40, failed: 2, skipped: 3 });
    clearResults(root);
    expect(sumResults(root)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('countUnit', () => {
  const report = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] };

  it('counts tests, and what is left out as skipped', () => {
    expect(countUnit(report, true)).toEqual({ passed: 5, failed: 0, skipped: 2 });
  });

  it('counts a file that could not be loaded', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(countUnit({ ...report, testResults }, false).failed).toBe(1);
  });

  it('does not count a failed file beside its failed tests', () => {
    const testResults = [{ status: 'failed', assertionResults: [{}, {}] }];
    expect(countUnit({ ...report, numFailedTests: 2, testResults }, false).failed).toBe(2);
  });

  it('is never green when the exit code was not, or no report was written', () => {
    expect(countUnit(report, false).failed).toBe(1);
    expect(countUnit(null, true).failed).toBe(1);
  });
});

describe('countEndToEnd', () => {
  const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 2 };

  it('counts a flaky test as failed', () => {
    expect(countEndToEnd({ stats }, false)).toEqual({ passed: 7, failed: 2, skipped: 2 });
  });

  it('is never green when the exit code was not, or no report was written', () => {
    expect(countEndToEnd({ stats: { ...stats, unexpected: 0, flaky: 0 } }, false).failed).toBe(1);
    expect(countEndToEnd(null, true).failed).toBe(1);
  });
});

it('takes a report that was cut off as none', () => {
  const file = path.join(root, 'report.json');
  writeFileSync(file, '{"stats":');
  expect(readReport(file)).toBeNull();
  expect(readReport(path.join(root, 'missing.json'))).toBeNull();
});
