const katakana = /[\u30a1-\u30f6]/gu;
const toHiragana = 0x60;

/** Text as it is compared: full width or half, large or small letters, hiragana or katakana make no difference. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(katakana, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) - toHiragana));
}
