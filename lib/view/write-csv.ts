/** Before this the bytes EF BB BF: without them, Excel takes UTF-8 for something else. */
export const csvStart = '\uFEFF';

/**
 * One record (RFC 4180, section 2), with its line end. A cell that a spreadsheet would take for a formula gets an
 * apostrophe before it: names and notes are written by others. Japanese spreadsheets read the wide signs (＝) as well.
 */
export function writeCsvRecord(cells: readonly string[]): string {
  return `${cells.map(writeCell).join(',')}\r\n`;
}

function writeCell(text: string): string {
  const plain = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
