/** What stands before the items of a list that was copied from a note, a mail or a page, one or several of them. */
const bullet = String.raw`[-–—―*+>•‣◦⁃∙·・·●○◎◯■□▪▫◆◇▶▷➤➢✓✔☑☐✅※★☆→]`;
const box = String.raw`\[[ xX✓]?\]`;
/** A number that is closed by a bracket or a comma; after a full stop only before a space, since "1.example.jp" is a name. */
const number = String.raw`[((]?\d{1,3}(?:[))、]|[..:](?=\s))`;
const circled = '[①-⑳❶-❿]';
const listMarks = new RegExp(String.raw`^\s*(?:(?:${bullet}|${box}|${number}|${circled})\s*)+`, 'u');
const bullets = new RegExp(`^${bullet}+`, 'u');

/** A line without the mark of its list: "・example.jp", "- example.jp" and "1. example.jp" all give "example.jp". */
export function stripListMark(line: string): string {
  return line.replace(listMarks, '');
}

/** The same for items that share a line: "・a.jp ・b.jp". A number there may belong to a name, so only bullets go. */
export function stripBullet(entry: string): string {
  return entry.replace(bullets, '');
}
