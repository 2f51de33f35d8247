import type { FieldReading } from '@/lib/notify/channel-driver';
import type { Words } from '@/lib/words/locale';

type ReadText = (text: string) => FieldReading;

/** What often stands around something pasted, and what cannot be seen. */
const edges = /^[\s\u200b\ufeff<「"'`]+|[\s\u200b\ufeff>」"'`]+$/g;
const longest = 2000;

export function refuse(sentence: Words): FieldReading {
  return { ok: false, sentence };
}

export function accept(value: string): FieldReading {
  return { ok: true, value };
}

/** Text of one form alone, in ASCII without a blank. */
export function readPattern(pattern: RegExp, sentence: Words): ReadText {
  return (text) => {
    const value = text.replace(edges, '');
    return pattern.test(value) && value.length <= longest ? accept(value) : refuse(sentence);
  };
}

/** Any text of one line, as it is: a password may begin with a blank. */
export const readSecret: ReadText = (text) => {
  if (/[\r\n\0]/.test(text) || text.length > longest) return refuse(oneLine);
  return accept(text);
};

const oneLine: Words = { ja: '改行のない1行で入れてください。', en: 'It has to be one line.' };

export interface AddressRules {
  /** What the address has to look like (whole, without credentials). */
  pattern: RegExp;
  /** When it looks like something else. */
  sentence: Words;
  /** Things that are often taken for it, and what is wrong with them. */
  mistakes?: readonly { pattern: RegExp; sentence: Words }[];
}

/** A web address: https, or http for a server in the owner's own network. */
export function readAddress({ pattern, sentence, mistakes = [] }: AddressRules): ReadText {
  return (text) => {
    const value = text.replace(edges, '');
    const mistake = mistakes.find((one) => one.pattern.test(value));
    if (mistake) return refuse(mistake.sentence);
    const url = URL.canParse(value) ? new URL(value) : null;
    const isWeb = (url?.protocol === 'https:' || url?.protocol === 'http:') && url.username + url.password === '';
    if (!isWeb || value.length > longest) return refuse(sentence);
    return pattern.test(url.href) ? accept(url.href) : refuse(sentence);
  };
}
