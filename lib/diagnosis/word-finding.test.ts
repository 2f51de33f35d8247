import { describe, expect, it } from 'vitest';

import { found } from './finding';
import { wordFinding } from './word-finding';

describe('wordFinding', () => {
  const reached = found('limit-reached', { hosts: ['example.jp'], values: { nextAt: '2026-11-23T04:36:00.000Z' } });

  it("words an instant in the reader's zone", () => {
    expect(wordFinding(reached, 'ja', null, 'Asia/Tokyo').whatToDo).toContain('2026年11月23日 13:36 まで');
  });

  it('says that it is UTC where no zone is known', () => {
    expect(wordFinding(reached, 'ja', null).whatToDo).toContain('2026年11月23日 4:36 (UTC) まで');
    expect(wordFinding(reached, 'en', null, 'UTC').whatToDo).toContain('4:36 (UTC)');
  });

  it.each(['2026-99-99T99:99:99.000Z', 'soon \u202e'])('shows what is no instant as it is: %j', (nextAt) => {
    const { whatToDo } = wordFinding({ ...reached, values: { nextAt } }, 'en', null);
    expect(whatToDo).toContain(nextAt.slice(0, 4));
    expect(whatToDo).not.toContain('\u202e');
  });
});
