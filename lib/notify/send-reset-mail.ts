import { randomUUID } from 'node:crypto';

import { readEmail } from '@/lib/auth/read-email';
import { createResetToken, resetMinutes } from '@/lib/auth/reset-password';
import { takeAllowance } from '@/lib/db/allowance';
import { listChannels } from '@/lib/db/channels';
import type { StoredChannel } from '@/lib/db/channels';
import { listPeople } from '@/lib/db/people';
import type { Locale } from '@/lib/words/locale';

import { readMailSettings } from './channels/read-mail-settings';
import { sendMail } from './channels/send-mail';
import { composeReset } from './compose-own';
import type { Notifier } from './notifier';
import { readValues } from './send-over';

/** Whether there is a mail server to send over: that of an e-mail channel. */
export async function canSendMail({ db }: Pick<Notifier, 'db'>): Promise<boolean> {
  return (await findMailChannel(db)) !== null;
}

const hourMs = 60 * 60 * 1000;
const perAsker = { name: 'reset-mails-of-asker', points: 3, durationMs: hourMs } as const;
/** So many that a stranger who asks does not use them up, and few enough that no mailbox is flooded. */
const perPerson = { name: 'reset-mails', points: 20, durationMs: hourMs } as const;

export interface ResetRequest {
  /** The e-mail address, as it was typed. */
  address: string;
  /** From which address on the network it is asked; null = not known. */
  asker: string | null;
  locale: Locale;
}

/**
 * Sends somebody a link with which they set a new password. Nothing happens for an address that nobody has here. A mail that
 * cannot be sent is not tried again: its link would be too old, and whoever waits for it asks anew. Strangers may ask for it:
 * each has an allowance of their own, and the links that were sent before go on working.
 */
export async function sendResetMail(notifier: Notifier, { address, asker, locale }: ResetRequest): Promise<void> {
  const { db, now, masterKey, world, baseUrl } = notifier;
  const email = readEmail(address);
  const person = email && (await listPeople(db)).find((one) => one.email === email);
  const channel = await findMailChannel(db);
  const values = channel && readValues(masterKey, channel);
  if (!person || !values) return;
  const { personId } = person;
  if (!(await takeAllowance(db, perAsker, `${personId} ${asker ?? 'unknown'}`)).isWithin) return;
  if (!(await takeAllowance(db, perPerson, personId)).isWithin) return;
  const link = `${baseUrl}/reset/${await createResetToken(db, personId, now(), 'mail-reset')}`;
  const mail = composeReset({ link, validMinutes: resetMinutes, locale });
  await sendMail({ key: randomUUID(), ...mail }, { ...readMailSettings(values), to: [person.email] }, world);
}

async function findMailChannel(db: Notifier['db']): Promise<StoredChannel | null> {
  const channels = await listChannels(db);
  return channels.find(({ kind, pausedAt }) => kind === 'email' && pausedAt === null) ?? null;
}
