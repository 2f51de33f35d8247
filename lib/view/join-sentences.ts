import type { Locale } from '@/lib/words/locale';

/** Sentences one after the other, those that are not to be said left out: Japanese puts no space between them. */
export function joinSentences(sentences: readonly (string | null)[], locale: Locale): string {
  return sentences.filter((sentence) => sentence !== null).join(locale === 'en' ? ' ' : '');
}
