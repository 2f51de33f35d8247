import { randomUUID } from 'node:crypto';

import type { Actor } from '@/lib/db/audit';
import { deleteChannel, insertChannel, listChannels } from '@/lib/db/channels';
import type { Locale, Words } from '@/lib/words/locale';

import { getDriver } from './all-drivers';
import { sealSecrets } from './channel-secrets';
import type { Notifier } from './notifier';
import { readChannelForm } from './read-channel-form';
import { readValues } from './send-over';
import { tellWhatHolds } from './tell-what-holds';

export interface Subscription {
  endpoint: string;
  p256dh: string;
  auth: string;
}

export type SubscribeResult = { kind: 'saved'; channelId: string } | { kind: 'refused'; sentence: Words };

const mostDevices = 10;

/** Makes the browser that asks a channel of its person (Web Push, RFC 8030). The same browser replaces itself. */
export async function subscribeDevice(
  { db, now, masterKey }: Pick<Notifier, 'db' | 'now' | 'masterKey'>,
  by: Actor & { personId: string },
  subscription: Subscription,
  { name, locale }: { name: string; locale: Locale },
): Promise<SubscribeResult> {
  const reading = readChannelForm(getDriver('web-push'), { ...subscription });
  if (!reading.ok) return { kind: 'refused', sentence: reading.sentence };
  const own = (await listChannels(db)).filter(({ personId }) => personId === by.personId);
  const replaced = own.filter((one) => readValues(masterKey, one)?.['endpoint'] === subscription.endpoint);
  if (own.length - replaced.length >= mostDevices) return { kind: 'refused', sentence: tooManyDevices };
  for (const { channelId } of replaced) await deleteChannel(db, channelId, by, now());
  const channelId = randomUUID();
  const secrets = sealSecrets(masterKey, channelId, reading.secrets);
  const kind = 'web-push';
  const channel = { channelId, kind, name, settings: reading.settings, secrets, locale, tellsAll: true, tagIds: [] };
  const at = now();
  await db.$transaction(async (tx) => {
    await insertChannel(tx, { ...channel, personId: by.personId }, by, at);
    // The same browser has been told already.
    if (replaced.length === 0) await tellWhatHolds(tx, channelId, at);
  });
  return { kind: 'saved', channelId };
}

const tooManyDevices: Words = {
  ja: `端末は1人${mostDevices}台までです。使っていないものを外してください。`,
  en: `There can be ${mostDevices} devices a person at most. Take off one that you do not use.`,
};
