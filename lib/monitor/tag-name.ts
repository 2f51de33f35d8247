export const tagLimits = { characters: 40, perSite: 20 } as const;

export type TagRefusal = 'empty' | 'too-long' | 'control-characters' | 'separator' | 'too-many';

export interface RefusedTag {
  text: string;
  refusal: TagRefusal;
}

/** Control characters, and the invisible ones that hide or reorder text. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u;

/** What stands between tags in a table: a name with one of these would come back as two. */
export const tagSeparators = /[,、;|\n]/;

/** A tag as it is stored, whatever it is: NFKC, without white space around. */
export function foldTagName(text: string): string {
  return text.normalize('NFKC').trim();
}

/** Reads tags as they were typed: NFKC, without white space around. Twice the same is one. */
export function parseTagNames(texts: readonly string[]): { names: string[]; refused: RefusedTag[] } {
  const names = new Set<string>();
  const refused: RefusedTag[] = [];
  for (const text of texts) {
    const name = foldTagName(text);
    const refusal = findRefusal(name);
    if (refusal === null) names.add(name);
    else refused.push({ text, refusal });
  }
  return { names: [...names], refused };
}

function findRefusal(name: string): TagRefusal | null {
  if (name === '') return 'empty';
  if (invisible.test(name)) return 'control-characters';
  if (tagSeparators.test(name)) return 'separator';
  return Array.from(name).length > tagLimits.characters ? 'too-long' : null;
}
