/** Control characters, and the invisible ones that hide or reorder text; what has no character at all. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Cn}]/gu;

/**
 * Text that a certificate or a server brought, for the eye: what cannot be seen, or would turn the text around it, is written
 * out ("\u202E"). It can then neither imitate another name nor steer a terminal.
 */
export function showForeignText(text: string): string {
  return text.replace(unseen, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
  });
}
