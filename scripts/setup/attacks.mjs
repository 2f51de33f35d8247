import path from 'node:path';

import { readReport, resultsFolder } from './results.mjs';

/** Files whose every test is an attempt to do what must not be possible; those named attack-… count by themselves. */
const attacks = [
  'app/_access/define-route.test.ts',
  'e2e/access.spec.ts',
  'lib/auth/find-refusal.test.ts',
  'lib/auth/local-path.test.ts',
  'lib/auth/own-origins.test.ts',
  'lib/auth/passkeys.test.ts',
  'lib/tls/fetch-capped.test.ts',
  'lib/tls/hostile-bytes.test.ts',
  'lib/tls/parse-target.test.ts',
  'lib/tls/special-addresses.test.ts',
  'lib/view/write-csv.test.ts',
  'scripts/door/find-peer.test.mjs',
  'scripts/door/mark-peer.test.mjs',
];

/**
 * How many attacks the tests of the last run have tried, and how many of those got through, out of the reports of the
 * suites. A test that calls many addresses says how many it tried (e2e/world/tell-attacks.ts); any other is one.
 *
 * @param {string} root
 * @returns {{ tried: number, through: number }}
 */
export function countAttacks(root) {
  const report = (suite) => readReport(path.join(resultsFolder(root), `${suite}.report.json`));
  const tests = [...listUnit(report('unit'), root), ...listEndToEnd(report('e2e'))].filter(({ file }) =>
    isAttack(file),
  );
  return {
    tried: tests.reduce((sum, { tried }) => sum + tried, 0),
    through: tests.filter(({ ok }) => !ok).length,
  };
}

function isAttack(file) {
  return attacks.includes(file) || path.basename(file).startsWith('attack-');
}

function listUnit(report, root) {
  const files = report?.testResults ?? [];
  return files.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ status }) => ({ file: path.relative(root, name), tried: 1, ok: status === 'passed' })),
  );
}

function listEndToEnd(report) {
  return (report?.suites ?? []).flatMap(listSuite);
}

function listSuite({ file, specs, suites = [] }) {
  const own = specs.flatMap(({ ok, tests }) =>
    tests.map(({ annotations }) => {
      const told = annotations
        .filter(({ type }) => type === 'attacks')
        .map(({ description }) => parseInt(description, 10));
      return { file: `e2e/${file}`, tried: told.reduce((sum, count) => sum + count, 0) || 1, ok };
    }),
  );
  return [...own, ...suites.flatMap(listSuite)];
}
