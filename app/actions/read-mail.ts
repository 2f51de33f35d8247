'use server';

import { z } from 'zod';
import { defineAction } from './define-action';
import { db } from '@/lib/db/client';
import type { MailState } from '@/components/mail-form';
import { readHostMail } from '@/lib/letters/read-host-mail';
import { compareMail, countWatchedNames } from '@/lib/monitor/compare-mail';
import { readMail } from '@/lib/monitor/read-mail';
import { viewMail } from '@/lib/view/view-mail';
import { getTranslations } from 'next-intl/server';

const longestMail = 1_500_000;
const schema = z.object({ text: z.string().max(longestMail), file: z.instanceof(File).optional() });

/** Nothing of the mail is kept: it is read, compared, and forgotten. */
export const readMailAction = defineAction<typeof schema, MailState | null>({
  may: 'sites.see',
  limits: [{ name: 'mails' }],
  schema,
  run: async ({ text, file }, previous, visitor) => {
    const t = await getTranslations('mail');
    const turn = (previous?.turn ?? 0) + 1;
    const bytes = file && file.size > 0 ? Buffer.from(await file.arrayBuffer()) : Buffer.from(text);
    if (bytes.length === 0 || bytes.toString('utf8').trim() === '') {
      return { state: { message: t('empty'), result: null, typed: text, turn } };
    }
    if (bytes.length > longestMail) return { state: { message: t('tooLong'), result: null, typed: '', turn } };
    const mail = await countWatchedNames(db(), visitor.scope, readHostMail(await readMail(bytes)));
    const comparisons = await compareMail(db(), visitor.scope, mail, new Date());
    return { state: { message: null, result: await viewMail(mail, comparisons), typed: text, turn } };
  },
  onFailure: (message, form, previous) => {
    const text = form.get('text');
    const typed = typeof text === 'string' ? text : '';
    return { message, result: null, typed, turn: (previous?.turn ?? 0) + 1 };
  },
});
