/** A table out of a file: its rows, and the lines that begin with '#' before and between them. */
export interface SplitTable {
  comments: readonly string[];
  rows: readonly (readonly string[])[];
}

/** Reads CSV (RFC 4180), or the same with tabs or semicolons. Empty rows are left out, cells are trimmed. */
export function splitTable(text: string): SplitTable {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const isComment = (line: string): boolean => /^"?#/.test(line);
  const delimiter = guessDelimiter(lines.filter((line) => !isComment(line) && line.trim() !== ''));
  return {
    comments: lines.filter(isComment),
    rows: lines
      .filter((line) => !isComment(line))
      .map((line) => splitLine(line, delimiter))
      .filter((cells) => cells.some((cell) => cell !== '')),
  };
}

function guessDelimiter(lines: readonly string[]): string | RegExp {
  const sample = lines.slice(0, 5).join('\n');
  const counted = ['\t', ',', ';'].map((one) => ({ one, count: sample.split(one).length - 1 }));
  const best = counted.toSorted((a, b) => b.count - a.count)[0];
  // A table by hand may have spaces only.
  return best && best.count > 0 ? best.one : /[ \u3000]+/;
}

function splitLine(line: string, delimiter: string | RegExp): string[] {
  if (typeof delimiter !== 'string') return line.trim().split(delimiter);
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at] ?? '';
    if (char === '"' && isQuoted && line[at + 1] === '"') {
      cell += char;
      at += 1;
    } else if (char === '"') isQuoted = !isQuoted;
    else if (char === delimiter && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += char;
  }
  return [...cells, cell.trim()];
}
