import { describe, expect, it } from 'vitest';

import { locales } from '@/lib/words/locale';

import { findingKinds } from './finding-kinds';

const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, key = '']) => key).toSorted();

describe.each(Object.entries(findingKinds))('%s', (_name, { severity, verdict, words }) => {
  it('says what is the matter in one sentence without a full stop, why, and what to do', () => {
    for (const locale of locales) {
      expect(words.title[locale]).toMatch(/[^。.]$/);
      expect(words.why[locale]).toMatch(/[。.)]$/);
      expect(words.whatToDo[locale]).toMatch(/[。.)]$/);
    }
  });

  it('speaks of the same things in both languages', () => {
    for (const text of [words.title, words.why, words.whatToDo]) {
      expect(new Set(placeholders(text.ja))).toEqual(new Set(placeholders(text.en)));
    }
  });

  it('is as grave as it judges', () => {
    expect(severity === 'blocking').toBe(verdict === 'blocked');
    if (severity === 'information' || severity === 'hazard') expect(verdict).toBe('no-blocker-found');
  });
});
