import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { readReport, resultsFolder } from './results.mjs';

/**
 * What failed, said once more where a long run ends: its own place is thousands of lines above.
 *
 * @param {string} root
 * @returns {string[]} one line each, "suite › file › test: why"; a suite without a report is named alone
 */
export function listFailures(root) {
  return listSuites(root).flatMap((suite) => {
    const counts = readReport(path.join(resultsFolder(root), `${suite}.counts.json`));
    if (counts?.failed === 0) return [];
    const report = readReport(path.join(resultsFolder(root), `${suite}.report.json`));
    const failures = report ? [...listUnit(report, root), ...listEndToEnd(report)] : [];
    return failures.length > 0 ? failures.map((failure) => `${suite} › ${failure}`) : [suite];
  });
}

function listSuites(root) {
  const ending = '.counts.json';
  if (!existsSync(resultsFolder(root))) return [];
  const names = readdirSync(resultsFolder(root)).filter((name) => name.endsWith(ending));
  return names.map((name) => name.slice(0, -ending.length));
}

/** Of vitest's json reporter: a file that could not be loaded has no tests, only a message. */
function listUnit(report, root) {
  return (report.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(root, name);
    if (status === 'failed' && assertionResults.length === 0) return [`${file}: ${firstLine(message)}`];
    const failed = assertionResults.filter((test) => test.status === 'failed');
    return failed.map((test) => `${file} › ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
  });
}

/** Of Playwright's json reporter: suites in suites, each with the tests of its own. */
function listEndToEnd({ suites = [] }) {
  return suites.flatMap((suite) => [
    ...(suite.specs ?? []).filter(({ tests }) => tests.some(isNotClean)).map(describeSpec),
    ...listEndToEnd(suite),
  ]);
}

const isNotClean = ({ status }) => status === 'unexpected' || status === 'flaky';

function describeSpec({ file, title, tests }) {
  const result = tests.flatMap(({ results }) => results).find(({ error }) => error);
  return `${file} › ${title}: ${firstLine(result?.error.message)}`;
}

/** Playwright colours its messages. */
function firstLine(message = '') {
  const plain = message.replaceAll(/\u001B\[[0-9;]*m/g, '');
  return plain.trim().split('\n', 1)[0].slice(0, 300) || 'no reason told';
}
