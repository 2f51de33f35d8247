/** A piece of an instruction: plain text, or the exact words of a screen (without their brackets). */
export interface TextPart {
  kind: 'text' | 'panel';
  text: string;
}

/** Keeps the exact words of a panel, written in 「」, apart from the text around them. */
export function splitPanelWords(text: string): TextPart[] {
  return text
    .split(/(「[^」]*」)/u)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith('「') && part.endsWith('」')
        ? { kind: 'panel', text: part.slice(1, -1) }
        : { kind: 'text', text: part },
    );
}

/** The exact words of the panel in an instruction, in order. */
export function listPanelWords(text: string): string[] {
  return splitPanelWords(text)
    .filter(({ kind }) => kind === 'panel')
    .map((part) => part.text);
}
