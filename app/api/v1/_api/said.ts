import type { Words } from '@/lib/words/locale';

/** A description of a schema in both languages: the English one is OpenAPI's, /api-docs shows either. */
export function said(words: Words): { description: string; 'x-description-ja': string } {
  return { description: words.en, 'x-description-ja': words.ja };
}
