import { setImmediate as turn } from 'node:timers/promises';
import { csvStart, writeCsvRecord } from '@/lib/view/write-csv';

/** Reads a list in pages, each behind the last row of the one before. */
export type NextPage<Row> = (after: Row | null, limit: number) => Promise<readonly Row[]>;

/** A page is read and written in one go, in which nobody else is served. */
const pageSize = 100;

/** A file for a spreadsheet, sent page by page: a hundred thousand rows are never held at once. */
export function streamCsv<Row>(
  name: string,
  head: readonly string[],
  nextPage: NextPage<Row>,
  toCells: (row: Row) => readonly string[],
): Response {
  const body = streamPages(nextPage, {
    start: csvStart + writeCsvRecord(head),
    write: (rows) => rows.map((row) => writeCsvRecord(toCells(row))).join(''),
    end: '',
  });
  return answerFile(body, name, 'text/csv; charset=utf-8');
}

/** A file of one JSON array, sent page by page. */
export function streamJson<Row>(name: string, nextPage: NextPage<Row>, toItem: (row: Row) => unknown): Response {
  const body = streamPages(nextPage, {
    start: '[',
    write: (rows, isFirst) => (isFirst ? '\n' : ',\n') + rows.map((row) => JSON.stringify(toItem(row))).join(',\n'),
    end: '\n]\n',
  });
  return answerFile(body, name, 'application/json');
}

interface Form<Row> {
  start: string;
  /** @param rows at least one */
  write: (rows: readonly Row[], isFirst: boolean) => string;
  end: string;
}

function streamPages<Row>(nextPage: NextPage<Row>, { start, write, end }: Form<Row>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let last: Row | null = null;
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(start)),
    pull: async (controller) => {
      // A fast reader and a database in this process never wait for anything: without this, nobody else would be served.
      await turn();
      const rows: readonly Row[] = await nextPage(last, pageSize);
      const text = rows.length > 0 ? write(rows, last === null) : '';
      last = rows.at(-1) ?? last;
      const isEnd = rows.length < pageSize;
      if (text + (isEnd ? end : '') !== '') controller.enqueue(encoder.encode(text + (isEnd ? end : '')));
      if (isEnd) controller.close();
    },
  });
}

function answerFile(body: ReadableStream<Uint8Array>, name: string, type: string): Response {
  return new Response(body, {
    headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` },
  });
}
