'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { answerAct, failAct, type ActState } from './act-state';
import { defineAction } from './define-action';
import { noticeUrl, ownerAnswers, storeAnswers } from '@/lib/db/diagnosis-answers';
import { getMonitor } from '@/lib/monitor/monitor';
import { startDiagnosis } from '@/lib/monitor/start-diagnosis';

const id = z.string().min(1).max(64);

const startSchema = z.object({ siteId: id });
export const startDiagnosisAction = defineAction<typeof startSchema, ActState>({
  may: 'sites.check',
  about: ({ siteId }) => ({ siteId }),
  limits: [{ name: 'checks' }, { name: 'checksOfOne', of: ({ siteId }) => siteId }],
  schema: startSchema,
  run: async ({ siteId }, previous, visitor) => {
    const [t, site] = [await getTranslations('diagnosis'), await getTranslations('site')];
    const { kind } = await startDiagnosis(getMonitor(), siteId, visitor);
    if (kind === 'started' || kind === 'joined') return { goTo: `/sites/${siteId}/diagnosis` };
    return { state: answerAct('warning', kind === 'gone' ? site('gone') : t('noName'), previous) };
  },
  onFailure: failAct,
});

const answerSchema = z.object({
  siteId: id,
  overseasLimit: z.enum(ownerAnswers),
  accessLimit: z.enum(ownerAnswers),
  /** Empty = there is none. */
  noticeUrl: z.string().trim().default(''),
});
export const answerDiagnosisAction = defineAction<typeof answerSchema, ActState>({
  may: 'sites.change',
  about: ({ siteId }) => ({ siteId }),
  schema: answerSchema,
  run: async ({ siteId, noticeUrl: typed, ...limits }, previous, visitor) => {
    const [t, words] = [await getTranslations('site'), await getTranslations('diagnosis')];
    const url = typed === '' ? null : noticeUrl.safeParse(typed);
    if (url?.success === false) return { state: answerAct('warning', words('noticeRefused'), previous) };
    const answers = { ...limits, noticeUrl: url?.data ?? null };
    const { db, now } = getMonitor();
    const isKept = await storeAnswers(db, visitor, siteId, answers, now());
    return { state: isKept ? null : answerAct('warning', t('gone'), previous) };
  },
  onFailure: failAct,
});
