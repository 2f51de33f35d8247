import { describe, expect, it } from 'vitest';

import { toShiftJis, toUtf16 } from '@/lib/testing/encode-text';
import { decodeText } from '@/lib/words/decode-text';

import { readSiteTable, tableLimits, writeSiteTable } from './site-table';

function rowsOf(text: string): string[] {
  const table = readSiteTable(text);
  if (table.kind !== 'rows') return [table.kind];
  return table.rows.map(({ text, port, tags }) => [text, port, ...tags].join(' | '));
}

describe('a table of sites', () => {
  it.each([
    ['commas', 'site,port,tags\nexample.jp,8443,"a, b"\n'],
    ['tabs', 'サイト\tポート\tタグ\r\nexample.jp\t8443\ta、b\r\n'],
    ['semicolons', 'URL;Port;Client\nexample.jp;8443;"a;b"'],
    ['a mark before it', '\uFEFFドメイン,ポート,顧客\nexample.jp,8443,a|b'],
    ['other columns between', 'id,名前,ポート,備考,url,タグ\n1,Shop,8443,"two\nlines",example.jp,"a\nb"'],
    ['no head', 'example.jp,8443,a;b'],
    ['wide signs between tags', 'site,port,tags\nexample.jp,8443,a\uFF0Cb'],
  ])('is read with %s', (_, text) => {
    expect(rowsOf(text)).toEqual(['example.jp | 8443 | a | b']);
  });

  const table = 'サイト,ポート,顧客\r\nexample.jp,8443,会社\r\n日本語.jp,,"a,b"\r\n';

  it.each([
    ['UTF-8', new TextEncoder().encode(table)],
    ['UTF-8 with its mark', new TextEncoder().encode(`\uFEFF${table}`)],
    ['UTF-16 little endian with its mark', toUtf16(`\uFEFF${table}`, 'little')],
    ['UTF-16 big endian with its mark', toUtf16(`\uFEFF${table}`, 'big')],
    ['UTF-16 with tabs, as spreadsheets save it', toUtf16(`\uFEFF${table.replace(/,(?!b)/g, '\t')}`, 'little')],
    ['Shift_JIS', toShiftJis(table)],
  ])('is read out of a file in %s', (_, bytes) => {
    expect(rowsOf(decodeText(bytes))).toEqual(['example.jp | 8443 | 会社', '日本語.jp |  | a | b']);
  });

  it('reads plain lines as names, and the cell behind as tags', () => {
    expect(rowsOf('example.jp\n\nhttps://example.org/\n')).toEqual(['example.jp | ', 'https://example.org/ | ']);
    expect(rowsOf('example.jp,取引先A\nexample.org')).toEqual(['example.jp |  | 取引先A', 'example.org | ']);
    expect(rowsOf('')).toEqual([]);
  });

  it('takes off the apostrophe that keeps a spreadsheet from reckoning', () => {
    expect(rowsOf("site,tags\nexample.jp,'=A\n'=1+1,'it's")).toEqual(['example.jp |  | =A', "=1+1 |  | 'it's"]);
  });

  it('reads on when a quote never closes', () => {
    expect(rowsOf('site\n"example.jp\nexample.org')).toEqual(['"example.jp | ', 'example.org | ']);
  });

  it('refuses what is no text, and what is too much, as a whole', () => {
    expect(rowsOf('PK\u0003\u0004example.jp')).toEqual(['not-text']);
    expect(rowsOf('example.jp\n'.repeat(tableLimits.rows))).toHaveLength(tableLimits.rows);
    expect(readSiteTable('example.jp\n'.repeat(tableLimits.rows + 1))).toEqual({
      kind: 'too-many-rows',
      count: 10_001,
      limit: 10_000,
    });
  });

  it('is written so that it reads the same', () => {
    const rows = [
      { text: 'a"b,c', port: '8443', tags: ['x', 'y z'] },
      { text: "'=1", port: '', tags: [] },
    ];
    const read = readSiteTable(writeSiteTable(rows));
    expect(read).toEqual({ kind: 'rows', rows: [rows[0], { text: '=1', port: '', tags: [] }] });
  });
});
