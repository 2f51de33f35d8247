import { describe, expect, it } from 'vitest';
import { locales } from '@/lib/words/locale';
import { listBrowserErrors } from './browser-errors';
import { problemSeverity } from './problem';
import type { ProblemName } from './problem';
import { problemWords } from './problem-words';

const entries = Object.entries(problemWords);
const partNames = ['title', 'visitorsSee', 'why', 'whatToDo'] as const;
const parts = entries.flatMap(([problem, words]) =>
  partNames.map((part) => ({ name: `${problem}: ${part}`, text: words[part] })),
);
const errorNames = /(?:NET::)?ERR_[A-Z_]+|DNS_PROBE_[A-Z_]+/g;

describe('the words for problems', () => {
  it('exist for every problem of the closed list, and for no other', () => {
    expect(Object.keys(problemWords).toSorted()).toEqual(Object.keys(problemSeverity).toSorted());
  });

  it('have a title of their own for each problem', () => {
    for (const locale of locales) {
      const titles = entries.map(([, words]) => words.title[locale]);
      expect(new Set(titles).size).toBe(titles.length);
    }
  });

  it('say that visitors see nothing unusual only where nobody is hurt yet', () => {
    const harmless = entries.filter(([, words]) => /^(?:Nothing unusual for now)/.test(words.visitorsSee.en));
    expect(harmless.map(([problem]) => problem).toSorted()).toEqual(['chain-expiring', 'expiring', 'renewal-overdue']);
  });
});

describe("the browser's own words", () => {
  it.each(Object.keys(problemSeverity) as ProblemName[])('for %s are those of the table', (problem) => {
    const quoted = problemWords[problem].visitorsSee.en.match(errorNames) ?? [];
    const [usual] = listBrowserErrors(problem);
    expect(quoted.filter((name) => name !== usual)).toEqual([]);
  });
});

describe.each(parts)('$name', ({ text }) => {
  it('is written in both languages', () => {
    expect(text.ja).toMatch(/[ぁ-んァ-ヶ一-龠]/u);
    expect(text.en).toMatch(/^[\u0020-\u007E’“”]+$/u);
  });

  it('is at most two sentences', () => {
    const japanese = text.ja.replaceAll(/「[^」]*」/gu, '');
    expect(japanese.split('。').length - 1).toBeLessThanOrEqual(2);
    expect(text.en.match(/[.?!](?=[”)]?(?:\s[A-Z“]|$))/gu)?.length ?? 0).toBeLessThanOrEqual(2);
  });

  it('is calm: no exclamation mark, and digits and parentheses are half-width', () => {
    expect(text.ja).not.toMatch(/[!\uFF01\uFF08\uFF09\uFF10-\uFF19]/u);
    expect(text.en).not.toContain('!');
  });

  it('names the same error of the browser in both languages', () => {
    expect(text.ja.match(errorNames)).toEqual(text.en.match(errorNames));
  });
});
