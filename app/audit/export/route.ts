import { getTranslations } from 'next-intl/server';
import { defineRoute } from '@/app/_access/define-route';
import { listAuditEntries } from '@/lib/db/audit';
import { db } from '@/lib/db/client';
import { csvStart, writeCsvRecord } from '@/lib/view/write-csv';
import { readAuditWords } from '../_parts/audit-words';

const chunk = 1000;

/** The whole record as a file for a spreadsheet, the newest first. */
export const GET = defineRoute({
  may: 'audit.see',
  run: async () => {
    const [t, toLine] = await Promise.all([getTranslations('audit'), readAuditWords(Infinity)]);
    const head = [t('column.at'), t('column.who'), t('column.did'), t('column.to'), t('column.more')];
    const encoder = new TextEncoder();
    let before: number | null = null;
    // Piece by piece, since it is kept for ever and grows.
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(encoder.encode(csvStart + writeCsvRecord(head))),
      pull: async (controller) => {
        const lines = (await listAuditEntries(db(), { before, limit: chunk })).map(toLine);
        const records = lines.map(({ at, who, did, to, more }) =>
          writeCsvRecord([at.toISOString(), who, did, to ?? '', more.join(' / ')]),
        );
        if (records.length > 0) controller.enqueue(encoder.encode(records.join('')));
        before = lines.at(-1)?.entryId ?? null;
        if (lines.length < chunk) controller.close();
      },
    });
    return new Response(body, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="kigen-audit.csv"',
      },
    });
  },
});
