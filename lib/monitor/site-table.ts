import { parse } from 'csv-parse/sync';

import { tagSeparators } from './tag-name';

/** A row of a table of sites, as it was written. */
export interface SiteRow {
  /** The name or address; '' when that cell is empty. */
  text: string;
  port: string;
  tags: readonly string[];
}

/** More than this at once is refused as a whole. Of a file, only what is needed travels on: that is `bytes` as well. */
export const tableLimits = { rows: 10_000, bytes: 900_000, fileBytes: 2_000_000 } as const;

export type SiteTable =
  | { kind: 'rows'; rows: readonly SiteRow[] }
  | { kind: 'too-many-rows'; count: number; limit: number }
  | { kind: 'not-text' };

/** Better ones first: a list that has addresses often calls the owner's shop its "name". */
const siteHeads = [
  ['url', 'アドレス', 'サイトurl', 'website', 'web site', 'ウェブサイト'],
  ['host', 'hostname', 'host name', 'ホスト', 'ホスト名', 'fqdn', 'domain', 'domain name', 'ドメイン', 'ドメイン名'],
  ['site', 'sites', 'サイト'],
  ['name', 'サイト名', '名前'],
];
const portHeads = ['port', 'ポート', 'ポート番号'];
const tagHeads = ['tag', 'tags', 'タグ', 'client', 'clients', '顧客', '顧客名', '取引先', 'クライアント', 'お客さま'];
/** NUL and its kin stand in no text. */

const binary = /[\u0000-\u0008\u000E-\u001A]/;

/**
 * Reads CSV (RFC 4180), or the same with tabs or semicolons, with or without a head. Without one, the first cell of a row is
 * its site, a number behind it the port, and the cell after that its tags. Empty rows are left out.
 */
export function readSiteTable(text: string): SiteTable {
  if (binary.test(text)) return { kind: 'not-text' };
  const records = splitRecords(text).filter((cells) => cells.some((cell) => cell.trim() !== ''));
  const columns = findColumns(records[0] ?? []);
  const body = columns ? records.slice(1) : records;
  if (body.length > tableLimits.rows) {
    return { kind: 'too-many-rows', count: body.length, limit: tableLimits.rows };
  }
  return { kind: 'rows', rows: body.map((cells) => (columns ? readByHead(cells, columns) : readByPlace(cells))) };
}

/** Writes rows so that they read the same again; other columns are gone. */
export function writeSiteTable(rows: readonly SiteRow[]): string {
  const lines = rows.map(({ text, port, tags }) => [text, port, tags.join(';')].map(quote).join(','));
  return ['site,port,tags', ...lines].join('\n');
}

function quote(cell: string): string {
  return /[",\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function splitRecords(text: string): string[][] {
  const options = {
    bom: true,
    delimiter: guessDelimiter(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  };
  try {
    return parse(text, options);
  } catch {
    // A quote that never closes would swallow the rest: then quotes are letters like any other.
    return parse(text, { ...options, quote: null });
  }
}

/** What stands first behind the first cell: tags may have the others among them. */
function guessDelimiter(text: string): string {
  const [line = ''] = text.replace(/^[\s\uFEFF]+/, '').split(/[\r\n]/, 1);
  return /^(?:"[^"]*")?[^\t,;]*([\t,;])/.exec(line)?.[1] ?? ',';
}

interface Columns {
  site: number;
  port: number;
  tags: readonly number[];
}

/** Null when the row is no head: then it is the first of the sites. */
function findColumns(row: readonly string[]): Columns | null {
  const heads = row.map((cell) => cell.normalize('NFKC').trim().toLowerCase());
  const site = siteHeads.map((names) => heads.findIndex((head) => names.includes(head))).find((at) => at >= 0);
  if (site === undefined) return null;
  return {
    site,
    port: heads.findIndex((head) => portHeads.includes(head)),
    tags: heads.flatMap((head, at) => (tagHeads.includes(head) ? [at] : [])),
  };
}

function readByHead(cells: readonly string[], { site, port, tags }: Columns): SiteRow {
  return {
    text: readCell(cells[site]),
    port: readCell(cells[port]),
    tags: tags.flatMap((at) => splitTags(cells[at])),
  };
}

function readByPlace([text, second, third]: readonly string[]): SiteRow {
  const isPort = /^\d{0,5}$/.test(readCell(second));
  return { text: readCell(text), port: isPort ? readCell(second) : '', tags: splitTags(isPort ? third : second) };
}

function splitTags(cell: string | undefined): string[] {
  const tags = readCell(cell).normalize('NFKC').split(tagSeparators).map(readCell);
  return tags.filter((tag) => tag !== '');
}

/** Spreadsheets' exports put an apostrophe before what would be a formula: ours do, too. */
function readCell(cell = ''): string {
  return cell.replace(/^'(?=\s*[=+\-@＝＋－＠])/u, '').trim();
}
