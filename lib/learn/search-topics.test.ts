import { describe, expect, it } from 'vitest';

import { foldText } from './fold-text';
import { searchTopics } from './search-topics';

const ids = (question: string, locale: 'ja' | 'en' = 'ja') =>
  searchTopics(question, locale).map(({ topic }) => topic.id);

describe('the search', () => {
  it('finds the topic that a word belongs to, with the sentence that says it', () => {
    const [best] = searchTopics('盗聴', 'ja');
    expect(best?.topic.id).toBe('risks');
    expect(best?.sentence).toContain('盗聴');
  });

  it('leads to the section that says it', () => {
    const [best] = searchTopics('2028年2月16日', 'ja');
    expect(best?.topic.id).toBe('lifetime');
    expect(best?.section?.id).toBe('dates');
    expect(best?.sentence).toBe('2028年2月16日から:45日');
  });

  it('makes no difference between width, case and kana', () => {
    for (const text of ['firefox', 'FIREFOX', 'Firefox']) expect(ids(text)).toEqual(['view']);
    expect(ids('ブラウザ')).toEqual(ids('ぶらうざ'));
    expect(ids('ブラウザ')).toEqual(ids('ブラウザ'));
    expect(ids('ブラウザ').length).toBeGreaterThan(2);
    expect(foldText('Abcガ')).toBe('abcが');
  });

  it('asks for every word', () => {
    expect(ids('45日 64日')).toEqual(['lifetime']);
    expect(ids('45日 盗聴')).toEqual([]);
  });

  it('puts the topic first whose title has the word', () => {
    expect(ids('警告')[0]).toBe('warning');
    expect(ids('renewals', 'en')[0]).toBe('renewal');
  });

  it('speaks the language of whoever asks', () => {
    expect(searchTopics('eavesdropping', 'en')[0]?.topic.id).toBe('risks');
    expect(ids('eavesdropping', 'ja')).toEqual([]);
  });

  it.each(['', '   ', '\u3000'])('finds nothing for %j', (question) => {
    expect(ids(question)).toEqual([]);
  });

  it('takes signs for themselves, and a very long question for its beginning', () => {
    expect(ids('.*')).toEqual([]);
    expect(ids('%')).toEqual([]);
    expect(ids(`盗聴${' '.repeat(200)}${'あ'.repeat(100_000)}`)).toContain('risks');
  });
});
