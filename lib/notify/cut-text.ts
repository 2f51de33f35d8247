/** The text, or its beginning with 「…」, in at most so many UTF-16 units. No character is torn apart. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = most - 1;
  const isTorn = (text.codePointAt(end - 1) ?? 0) > 0xffff;
  return `${text.slice(0, isTorn ? end - 1 : end)}…`;
}
