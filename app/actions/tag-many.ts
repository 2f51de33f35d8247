'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { defineAction } from './define-action';
import type { TagManyState } from '@/components/tag-many-form';
import type { Visitor } from '@/lib/auth/visitor';
import { getMonitor } from '@/lib/monitor/monitor';
import { mostTagged, tagMany, undoTagMany, type TagManyResult } from '@/lib/monitor/tag-many';
import { answerAct, failAct, type ActState } from './act-state';
import { boardHref, readBoardView, type BoardView } from '@/lib/view/board-view';

const prefix = 'site:';

/** Every site has a field of its own, since a form that is read into an object keeps one value of each name. */
const schema = z
  .object({
    tag: z.string().max(300),
    change: z.enum(['add', 'remove']),
    all: z.literal('on').optional(),
    /** The query of the board's view that was filtered by. */
    view: z.string().max(2000).default(''),
  })
  .catchall(z.unknown());
type Input = z.output<typeof schema>;

/** Puts a tag on the chosen sites, or takes it off them; then the page says what came of it, with the way back. */
export const tagManyAction = defineAction<typeof schema, TagManyState>({
  may: 'sites.tag',
  schema,
  run: async (input, previous, visitor) => {
    const { tag, change } = input;
    const result = await tagMany(getMonitor(), visitor, { change, tag, chosen: readChosen(input, visitor) });
    if (result.kind === 'set' && result.batchId !== null)
      return { goTo: resultHref(readView(input.view), 'done', result.batchId) };
    const message = await wordRefusal(result, input);
    return { state: { ...readTyped(input), message, turn: previous.turn + 1 } };
  },
  onFailure: (message, form, previous) => ({
    ...readTyped(Object.fromEntries(form)),
    message,
    turn: previous.turn + 1,
  }),
});

const undoSchema = z.object({ batchId: z.string().min(1).max(64), view: z.string().max(2000).default('') });

/** Takes such a press back. */
export const undoTagsAction = defineAction<typeof undoSchema, ActState>({
  may: 'sites.tag',
  schema: undoSchema,
  run: async ({ batchId, view }, previous, visitor) => {
    const t = await getTranslations('tags');
    const isDone = await undoTagMany(getMonitor(), visitor, batchId);
    if (!isDone) return { state: answerAct('warning', t('undoneBefore'), previous) };
    return { goTo: resultHref(readView(view), 'undone', batchId) };
  },
  onFailure: failAct,
});

function readChosen(input: Input, { scope }: Visitor) {
  if (input.all !== 'on') return { siteIds: listTicked(input) };
  const { status, search, tag, outage } = readView(input.view);
  const filter = {
    ...(status && { status }),
    ...(search && { search }),
    ...(tag && { tag }),
    ...(outage && { outage }),
  };
  return { filter: { ...filter, scope } };
}

function listTicked(fields: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(fields)
    .filter((name) => name.startsWith(prefix) && fields[name] === 'on')
    .map((name) => name.slice(prefix.length));
}

function readView(query: string): BoardView {
  return readBoardView(Object.fromEntries(new URLSearchParams(query)));
}

function resultHref(view: BoardView, what: 'done' | 'undone', batchId: string): string {
  const href = boardHref(view, { page: view.page }, '/tags');
  return `${href}${href.includes('?') ? '&' : '?'}${what}=${batchId}`;
}

/** What was typed and ticked, to be shown again. */
function readTyped(fields: Readonly<Record<string, unknown>>): Pick<TagManyState, 'tag' | 'isAll' | 'chosen'> {
  const tag = fields['tag'];
  return {
    tag: typeof tag === 'string' ? tag.slice(0, 300) : '',
    isAll: fields['all'] === 'on',
    chosen: listTicked(fields),
  };
}

async function wordRefusal(result: TagManyResult, { tag, change }: Input): Promise<string> {
  const [t, site] = await Promise.all([getTranslations('tags'), getTranslations('site')]);
  if (result.kind === 'refused') return site(`tagRefused.${result.refusal}`);
  if (result.kind === 'nobody') return t('nobody');
  if (result.kind === 'too-many-sites') return t('tooMany', { limit: mostTagged });
  if (result.full > 0) return t('full', { count: result.full });
  const values = { count: result.same, tag: tag.normalize('NFKC').trim() };
  return change === 'add' ? t('hadIt', values) : t('hadItNot', values);
}
