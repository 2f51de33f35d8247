'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { setLearnPublic } from '@/lib/auth/reading-room';
import { db } from '@/lib/db/client';
import { defineAction } from './define-action';
import { answerFields, failFields, type FieldsState } from './fields-state';

const schema = z.object({ isPublic: z.enum(['yes', 'no']) });

export const publishLearnAction = defineAction<typeof schema, FieldsState>({
  may: 'learn.publish',
  schema,
  run: async ({ isPublic }, previous, visitor) => {
    const t = await getTranslations('learn.publish');
    await setLearnPublic(db(), visitor, isPublic === 'yes', new Date());
    return {
      state: answerFields(
        { tone: 'good', message: t(isPublic === 'yes' ? 'savedPublic' : 'savedClosed'), typed: { isPublic } },
        previous,
      ),
    };
  },
  onFailure: failFields('isPublic'),
});
