import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { formatFindingTable } from './finding-table';

it('docs/diagnosis.md says what the code says: node --import tsx scripts/write-diagnosis.ts', () => {
  const file = new URL('../../docs/diagnosis.md', import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(formatFindingTable());
});
