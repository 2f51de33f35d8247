import { drawingWords, type DrawingId } from '@/lib/learn/drawing-words';
import type { Locale, Words } from '@/lib/words/locale';

/** The words inside a drawing, in one language. */
export function speak<Id extends DrawingId>(
  id: Id,
  locale: Locale,
): (label: keyof (typeof drawingWords)[Id]['labels'] & string) => string {
  const labels: Readonly<Record<string, Words>> = drawingWords[id].labels;
  return (label) => labels[label]?.[locale] ?? '';
}
