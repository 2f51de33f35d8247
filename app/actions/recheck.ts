'use server';

import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { defineAction } from './define-action';
import { describeChanges, isQuiet } from '@/lib/view/describe-changes';
import { joinSentences } from '@/lib/view/join-sentences';
import { answerAct, failAct, type ActState } from './act-state';
import { checkAll } from '@/lib/monitor/check-all';
import { checkEndpoint, type EndpointCheck } from '@/lib/monitor/check-endpoint';
import { checkSite } from '@/lib/monitor/check-site';
import { getMonitor } from '@/lib/monitor/monitor';

const siteSchema = z.object({ siteId: z.string().min(1).max(64) });
const endpointSchema = z.object({ endpointId: z.string().min(1).max(64) });

export const recheckSiteAction = defineAction<typeof siteSchema, ActState>({
  may: 'sites.check',
  about: ({ siteId }) => ({ siteId }),
  limits: [{ name: 'checks' }, { name: 'checksOfOne', of: ({ siteId }) => siteId }],
  schema: siteSchema,
  run: async ({ siteId }, previous) => {
    const t = await getTranslations('site');
    const result = await checkSite(getMonitor(), siteId);
    if (result.kind === 'gone') return { state: answerAct('warning', t('gone'), previous) };
    return { state: await sayChecks(result.checks, result.stillRunning > 0, previous) };
  },
  onFailure: failAct,
});

export const recheckEndpointAction = defineAction<typeof endpointSchema, ActState>({
  may: 'sites.check',
  about: ({ endpointId }) => ({ endpointId }),
  limits: [{ name: 'checks' }, { name: 'checksOfOne', of: ({ endpointId }) => endpointId }],
  schema: endpointSchema,
  run: async ({ endpointId }, previous) => {
    const t = await getTranslations('site');
    const result = await checkEndpoint(getMonitor(), endpointId);
    if (result.kind === 'gone') return { state: answerAct('warning', t('gone'), previous) };
    const checks = result.kind === 'checked' ? [result.check] : [];
    return { state: await sayChecks(checks, result.kind === 'still-running', previous) };
  },
  onFailure: failAct,
});

/** A person waits this long at most; the watch goes on with the rest. */
const patienceMs = 4000;

export const recheckAllAction = defineAction<z.ZodObject, ActState>({
  may: 'sites.check',
  limits: [{ name: 'checksOfAll' }],
  schema: z.object({}),
  run: async (_input, previous, { scope }) => {
    const t = await getTranslations('site.result');
    const result = await checkAll(getMonitor(), { waitMs: patienceMs, scope });
    if (result.total === 0) return { state: answerAct('calm', t('nothingToCheck'), previous) };

    const sentences = [
      t('all', { finished: result.finished }),
      result.remaining > 0 ? t('allRemaining', { remaining: result.remaining }) : null,
      result.changed.length === 0 && result.remaining === 0 ? t('allUnchanged') : null,
    ];
    const lines = await Promise.all(result.changed.slice(0, 20).map((one) => describeChanges(one, one.changes)));
    return { state: answerAct('calm', joinSentences(sentences, await getLocale()), previous, lines.flat()) };
  },
  onFailure: failAct,
});

async function sayChecks(checks: readonly EndpointCheck[], isRunning: boolean, previous: ActState): Promise<ActState> {
  const t = await getTranslations('site.result');
  if (checks.length === 0 || isRunning) return answerAct('calm', t('running'), previous);

  const changed = checks.filter((check) => !isQuiet(check.changes));
  if (changed.length === 0) return answerAct('calm', t('nothing'), previous);
  const lines = await Promise.all(changed.map((check) => describeChanges(check, check.changes)));
  const isFirst = changed.every((check) => check.changes.some((change) => change.kind === 'first-look'));
  return answerAct('good', t(isFirst ? 'first' : 'changed'), previous, lines.flat());
}
