'use server';

import { createHash } from 'node:crypto';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { addedCards } from './added-cards';
import { defineAction } from './define-action';
import type { ImportState } from '@/components/import-form';
import { importSites, type ImportResult } from '@/lib/monitor/import-sites';
import { getMonitor } from '@/lib/monitor/monitor';
import { planImport, type ImportPlan } from '@/lib/monitor/plan-import';
import { readSiteTable, tableLimits, writeSiteTable, type SiteRow } from '@/lib/monitor/site-table';
import { joinSentences } from '@/lib/view/join-sentences';
import { viewImport } from '@/lib/view/view-import';
import { decodeText } from '@/lib/words/decode-text';

const schema = z.object({
  text: z.string(),
  file: z.instanceof(File).optional(),
  withCounterpart: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
  step: z.enum(['preview', 'add']).default('preview'),
  /** Of what was shown: only that is added. */
  mark: z.string().optional(),
});
type Input = z.output<typeof schema>;

/** Shows what a table of sites would do; pressed again with the same table, does it. */
export const importSitesAction = defineAction<typeof schema, ImportState>({
  may: 'sites.add',
  limits: [{ name: 'imports' }],
  schema,
  run: async (input, previous, visitor) => {
    const { withCounterpart, step, mark } = input;
    const t = await getTranslations('import');
    const read = await readInput(input);
    const kept = {
      ...previous,
      text: read.text,
      withCounterpart,
      turn: previous.turn + 1,
      preview: null,
      boardHref: null,
    };
    if ('message' in read) return { state: { ...kept, tone: 'bad', message: read.message } };
    const plan = await planImport(getMonitor(), read.rows, withCounterpart);
    const newMark = markOf(read.text, withCounterpart);
    if (step === 'add' && mark === newMark) {
      const result = await importSites(getMonitor(), visitor, plan);
      const boardHref = addedCards(result.added, result.restored);
      if (boardHref && plan.refused.length === 0 && result.taggedCount === 0) return { goTo: boardHref };
      const message = await wordResult(result, plan);
      const text = plan.refused.length === 0 ? '' : writeSiteTable(plan.refused.map(({ row }) => row));
      return {
        state: {
          ...kept,
          text,
          tone: plan.refused.length === 0 ? 'good' : 'bad',
          message,
          boardHref: boardHref ?? '/',
        },
      };
    }
    const preview = await viewImport(plan);
    const message = step === 'add' ? t('changed') : preview.canAdd ? null : t('nothingToDo');
    return { state: { ...kept, tone: 'warning', message, preview: { ...preview, mark: newMark } } };
  },
  onFailure: (message, form, previous) => {
    const text = form.get('text');
    const typed = typeof text === 'string' ? text : '';
    return { ...previous, text: typed, tone: 'bad', message, preview: null, boardHref: null, turn: previous.turn + 1 };
  },
});

/** Of a file, the columns that are needed come back as the text: it is seen, and travels on without the file. */
async function readInput({
  text,
  file,
}: Input): Promise<{ text: string; rows: readonly SiteRow[] } | { text: string; message: string }> {
  const t = await getTranslations('import');
  const isFile = file !== undefined && file.size > 0;
  if (isFile && file.size > tableLimits.fileBytes) return { text, message: t('tooLong') };
  const given = isFile ? decodeText(new Uint8Array(await file.arrayBuffer())) : text;
  const table = readSiteTable(given);
  if (table.kind === 'not-text') return { text, message: t('notText') };
  if (table.kind === 'too-many-rows')
    return { text, message: t('tooMany', { count: table.count, limit: table.limit }) };
  if (table.rows.length === 0) return { text, message: t('empty') };
  const shown = isFile ? writeSiteTable(table.rows) : text;
  if (Buffer.byteLength(shown) > tableLimits.bytes) return { text, message: t('tooLong') };
  return { text: shown, rows: table.rows };
}

/** Browsers write the ends of lines in their own way. */
function markOf(text: string, withCounterpart: boolean): string {
  const plain = text.replace(/\r\n?/g, '\n').trim();
  return createHash('sha256')
    .update(`${String(withCounterpart)}\n${plain}`)
    .digest('base64url');
}

async function wordResult({ added, restored, taggedCount }: ImportResult, { refused }: ImportPlan): Promise<string> {
  const [t, locale] = await Promise.all([getTranslations('import'), getLocale()]);
  const addedCount = added.length + restored.length;
  return joinSentences(
    [
      addedCount > 0 ? t('added', { count: addedCount }) : null,
      taggedCount > 0 ? t('tagged', { count: taggedCount }) : null,
      refused.length > 0 ? t('refusedKept', { count: refused.length }) : null,
    ],
    locale,
  );
}
