import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, expect, it } from 'vitest';

import { countAttacks } from './attacks.mjs';
import { resultsFolder } from './results.mjs';

const root = mkdtempSync(path.join(tmpdir(), 'kigen-attacks-'));
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(suite, report) {
  mkdirSync(resultsFolder(root), { recursive: true });
  writeFileSync(path.join(resultsFolder(root), `${suite}.report.json`), JSON.stringify(report));
}

it('counts what the tests have tried, what they say that they tried, and what got through', () => {
  const told = (...counts) => counts.map((count) => ({ type: 'attacks', description: `${count} of a kind` }));
  write('unit', {
    testResults: [
      {
        name: path.join(root, 'lib/auth/attack-x.test.ts'),
        assertionResults: [{ status: 'passed' }, { status: 'failed' }],
      },
      { name: path.join(root, 'lib/tls/parse-target.test.ts'), assertionResults: [{ status: 'passed' }] },
      { name: path.join(root, 'lib/tls/other.test.ts'), assertionResults: [{ status: 'failed' }] },
    ],
  });
  write('e2e', {
    suites: [
      {
        file: 'access.spec.ts',
        specs: [{ ok: true, tests: [{ annotations: told(200, 30) }] }],
        suites: [{ file: 'access.spec.ts', specs: [{ ok: false, tests: [{ annotations: [] }] }] }],
      },
      { file: 'board.spec.ts', specs: [{ ok: false, tests: [{ annotations: [] }] }] },
    ],
  });
  expect(countAttacks(root)).toEqual({ tried: 2 + 1 + 230 + 1, through: 2 });
});

it('has tried nothing where no suite has run', () => {
  expect(countAttacks(root)).toEqual({ tried: 0, through: 0 });
});
