import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** Where each suite of a test run leaves its counts, one file each, so that later steps can add theirs and sum up. */
export const resultsFolder = (/** @type {string} */ root) => path.join(root, '.kigen/results');

export function clearResults(root) {
  rmSync(resultsFolder(root), { recursive: true, force: true });
  mkdirSync(resultsFolder(root), { recursive: true });
}

/** @param {Counts} counts */
export function writeCounts(root, suite, counts) {
  mkdirSync(resultsFolder(root), { recursive: true });
  writeFileSync(path.join(resultsFolder(root), `${suite}.counts.json`), JSON.stringify(counts));
}

/** @returns {Counts} over all suites; one failure when there is none, since nothing at all was tested then */
export function sumResults(root) {
  const suites = listCounts(resultsFolder(root));
  if (suites.length === 0) return { passed: 0, failed: 1, skipped: 0 };
  const sum = (key) => suites.reduce((total, counts) => total + counts[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** @param {Counts} counts */
export function formatCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * @param {any} report of vitest's json reporter
 * @param {boolean} ok the exit code was 0
 * @returns {Counts} a file that could not be loaded counts as one failure, and so does any other reason not to be ok
 */
export function countUnit(report, ok) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const failed = report.numFailedTests + unloaded.length;
  return {
    passed: report.numPassedTests,
    failed: ok ? failed : Math.max(1, failed),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @param {any} report of Playwright's json reporter
 * @param {boolean} ok the exit code was 0
 * @returns {Counts}
 */
export function countEndToEnd(report, ok) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + flaky;
  return { passed: expected, failed: ok ? failed : Math.max(1, failed), skipped };
}

/** @returns {any} null when there is none */
export function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

function listCounts(folder) {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.counts.json'));
    return names.map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
