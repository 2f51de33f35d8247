import { describe, expect, it } from 'vitest';

import { openDatabase } from '@/lib/db/open-database';

import { createBugReporter } from './bug-reporter';

describe('createBugReporter', () => {
  it('tells a fault of the database in one sentence without a stack, and not over and over', async () => {
    const said: string[] = [];
    const report = createBugReporter((text) => said.push(text));
    for (let round = 0; round < 3; round += 1) {
      const db = openDatabase('/nowhere/kigen.db');
      await db.site.count().catch(report);
      await db.$disconnect();
    }
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('kigen.db cannot be opened');
    expect(said[0]).not.toContain('\n');
  });

  it('tells each bug with its stack', () => {
    const said: string[] = [];
    const report = createBugReporter((text) => said.push(text));
    report(new Error('first'));
    report(new Error('second'));
    report('no error at all');
    expect(said).toEqual([
      expect.stringContaining('Error: first\n'),
      expect.stringContaining('Error: second\n'),
      'no error at all',
    ]);
  });
});
