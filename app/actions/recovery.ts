'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { answerAct, failAct, type ActState } from './act-state';
import { defineAction } from './define-action';
import { findHosting } from '@/lib/hosting/find-hosting';
import { hostingIds } from '@/lib/hosting/hosting';
import { stepIds } from '@/lib/hosting/playbook';
import { claimRecovery } from '@/lib/monitor/claim-recovery';
import { getMonitor } from '@/lib/monitor/monitor';
import { pressPracticePanel, startPractice } from '@/lib/monitor/practice';
import { startRecovery } from '@/lib/monitor/start-recovery';
import { claims } from '@/lib/recovery/recovery-state';

const id = z.string().min(1).max(64);

const startSchema = z.object({ siteId: id, hosting: z.enum(hostingIds) });
export const startRecoveryAction = defineAction<typeof startSchema, ActState>({
  may: 'sites.recover',
  about: ({ siteId }) => ({ siteId }),
  schema: startSchema,
  run: async ({ siteId, hosting }, previous, visitor) => {
    const [t, chosen] = [await getTranslations('site'), findHosting(hosting)];
    const recoveryId = chosen && (await startRecovery(getMonitor(), siteId, chosen, visitor));
    if (!recoveryId) return { state: answerAct('warning', t('gone'), previous) };
    return { goTo: `/sites/${siteId}/recovery` };
  },
  onFailure: failAct,
});

const claimSchema = z.object({
  siteId: id,
  recoveryId: id,
  step: z.enum(stepIds),
  claim: z.enum(claims),
  reason: z.string().trim().max(500).default(''),
});
export const claimRecoveryAction = defineAction<typeof claimSchema, ActState>({
  may: 'sites.recover',
  about: ({ siteId }) => ({ siteId }),
  schema: claimSchema,
  run: async (said, previous, visitor) => {
    const t = await getTranslations('recovery');
    const result = await claimRecovery(getMonitor(), said, visitor);
    const isOver = said.claim === 'cancel' || said.claim === 'end-unproved';
    if (result === 'taken' && isOver) return { goTo: `/sites/${said.siteId}/recovery/${said.recoveryId}` };
    if (result === 'taken') return { state: null };
    const sentence = { 'moved-on': t('movedOn'), gone: t('gone'), 'advised-against': t('advisedAgainst') }[result];
    return { state: answerAct(result === 'moved-on' ? 'calm' : 'warning', sentence, previous) };
  },
  onFailure: failAct,
});

export const startPracticeAction = defineAction<typeof startSchema, ActState>({
  may: 'sites.recover',
  about: ({ siteId }) => ({ siteId }),
  schema: startSchema,
  run: async ({ siteId, hosting }, previous, visitor) => {
    const [t, chosen] = [await getTranslations('site'), findHosting(hosting)];
    const isStarted = chosen !== null && (await startPractice(getMonitor(), siteId, chosen, visitor));
    return isStarted ? { goTo: `/sites/${siteId}/practice` } : { state: answerAct('warning', t('gone'), previous) };
  },
  onFailure: failAct,
});

const panelSchema = z.object({ siteId: id, recoveryId: id, to: z.enum(['on', 'off']) });
export const pressPracticePanelAction = defineAction<typeof panelSchema, ActState>({
  may: 'sites.recover',
  about: ({ siteId }) => ({ siteId }),
  schema: panelSchema,
  run: async (press, previous) => {
    const t = await getTranslations('recovery');
    const result = await pressPracticePanel(getMonitor(), press);
    if (result === 'taken') return { state: null };
    return { state: answerAct('warning', result === 'gone' ? t('gone') : t('practice.refused'), previous) };
  },
  onFailure: failAct,
});
