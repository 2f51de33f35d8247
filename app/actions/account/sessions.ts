'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { db } from '@/lib/db/client';
import { endSession } from '@/lib/db/sessions';
import { answerAct, failAct, type ActState } from '../act-state';
import { defineAction } from '../define-action';

const schema = z.object({ sessionId: z.string().min(1).max(64) });

/** Ends one of one's own sessions, for example on a phone that was lost. */
export const endSessionAction = defineAction<typeof schema, ActState>({
  may: 'account.self',
  schema,
  run: async ({ sessionId }, previous, visitor) => {
    const t = await getTranslations('account.sessions');
    if (!(await endSession(db(), visitor, sessionId, new Date()))) {
      return { state: answerAct('warning', t('gone'), previous) };
    }
    return { state: null };
  },
  onFailure: failAct,
});
