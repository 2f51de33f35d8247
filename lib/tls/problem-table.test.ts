import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { formatProblemTable } from './problem-table';

it('docs/problems.md says what the code says: node --import tsx scripts/write-problems.ts', () => {
  const file = new URL('../../docs/problems.md', import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(formatProblemTable());
});
