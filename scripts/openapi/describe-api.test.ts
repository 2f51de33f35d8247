import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { formatApiDescription } from './describe-api';

it('docs/openapi.json says what the code says: node --import tsx scripts/write-openapi.ts', () => {
  const file = new URL('../../docs/openapi.json', import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(formatApiDescription());
});
