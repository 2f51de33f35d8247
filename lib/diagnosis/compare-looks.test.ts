import { describe, expect, it } from 'vitest';

import { reportFound } from '@/lib/testing/build-checker';
import { buildReport } from '@/lib/testing/build-diagnosis';

import { compareLooks } from './compare-looks';
import type { CheckerReport } from './checker';

function compare(before: readonly CheckerReport[], after: readonly CheckerReport[]) {
  const { appeared, gone, same } = compareLooks(before, after);
  return { appeared: appeared.map(({ name }) => name), gone: gone.map(({ name }) => name), same };
}

describe('what is different from the look before', () => {
  const cdn = reportFound('cdn', 'cdn-in-front');
  const answered = reportFound('owner-answers');

  it('is what appeared, what is gone, and how much is as it was', () => {
    const before = [cdn, reportFound('owner-answers', 'owner-not-asked')];
    const after = [cdn, reportFound('owner-answers', 'overseas-limit-on')];
    expect(compare(before, after)).toEqual({ appeared: ['overseas-limit-on'], gone: ['owner-not-asked'], same: 1 });
    expect(compare(before, before)).toEqual({ appeared: [], gone: [], same: 2 });
  });

  it.each(['late', 'broken'] as const)('does not call gone what a checker that is %s has not looked at', (kind) => {
    expect(compare([cdn, answered], [buildReport({ checker: 'cdn', kind }), answered]).gone).toEqual([]);
    expect(compare([cdn], [answered]).gone).toEqual([]);
  });

  it('calls gone what does not apply any more', () => {
    expect(compare([cdn], [buildReport({ checker: 'cdn', kind: 'not-applicable' })]).gone).toEqual(['cdn-in-front']);
  });

  it.each([
    ['name-not-seen', 'addresses'],
    ['domain-not-seen', 'domain'],
  ] as const)('does not call gone what nobody could see: %s', (name, checker) => {
    const before = [reportFound('domain'), reportFound('addresses', 'address-elsewhere'), cdn];
    const after = [reportFound('domain'), reportFound('addresses'), reportFound('cdn')];
    expect(compare(before, after).gone).toEqual(['address-elsewhere', 'cdn-in-front']);
    const blind = after.map((report) => (report.checker === checker ? reportFound(checker, name) : report));
    expect(compare(before, blind).gone).toEqual([]);
  });
});
