import { randomUUID } from 'node:crypto';

import type { Actor } from '@/lib/db/audit';
import { findChannel, insertChannel, listChannels, replaceChannel } from '@/lib/db/channels';
import type { Locale, Words } from '@/lib/words/locale';

import { getDriver } from './all-drivers';
import type { ChannelDriver, ChannelValues } from './channel-driver';
import type { ChannelKind } from './channel-kinds';
import { isChannelKind } from './channel-kinds';
import { openSecrets, sealSecrets } from './channel-secrets';
import type { Notifier } from './notifier';
import { readChannelForm } from './read-channel-form';
import { tellWhatHolds } from './tell-what-holds';

export const channelLimits = { nameLength: 60, channels: 200, valueLength: 4000 } as const;

export interface ChannelChoice {
  /** As its owner calls it; '' = as its kind is called. */
  name: string;
  locale: Locale;
  tellsAll: boolean;
  tagIds: readonly string[];
  typed: ChannelValues;
}

export type SaveChannelResult =
  | { kind: 'saved'; channelId: string }
  /** `field` null = about the whole. */
  | { kind: 'refused'; field: string | null; sentence: Words }
  | { kind: 'gone' };

type Terms = Pick<Notifier, 'db' | 'now' | 'masterKey'>;

/** Sets up a new channel. What holds by then is told over it. */
export async function addChannel(
  { db, now, masterKey }: Terms,
  by: Actor,
  kind: ChannelKind,
  choice: ChannelChoice,
): Promise<SaveChannelResult> {
  const driver = getDriver(kind);
  const refusal = refuseChoice(choice);
  if (refusal) return refusal;
  const reading = readChannelForm(driver, choice.typed);
  if (!reading.ok) return { kind: 'refused', field: reading.field, sentence: reading.sentence };
  if ((await listChannels(db)).length >= channelLimits.channels) return tooMany;
  const channelId = randomUUID();
  const secrets = sealSecrets(masterKey, channelId, reading.secrets);
  const name = choice.name.trim() || driver.label[choice.locale];
  const channel = { ...choice, channelId, kind, name, settings: reading.settings, secrets, personId: null };
  const at = now();
  await db.$transaction(async (tx) => {
    await insertChannel(tx, channel, by, at);
    await tellWhatHolds(tx, channelId, at);
  });
  return { kind: 'saved', channelId };
}

/** Changes a channel that is not a person's own device. A secret that is left empty stays as it is. */
export async function changeChannel(
  { db, now, masterKey }: Terms,
  by: Actor,
  channelId: string,
  choice: ChannelChoice,
): Promise<SaveChannelResult> {
  const stored = await findChannel(db, channelId);
  if (!stored || stored.personId !== null || !isChannelKind(stored.kind)) return { kind: 'gone' };
  const driver = getDriver(stored.kind);
  const refusal = refuseChoice(choice);
  if (refusal) return refusal;
  const kept = isMoved(driver, stored.settings, choice.typed)
    ? null
    : openSecrets(masterKey, channelId, stored.secrets);
  const reading = readChannelForm(driver, choice.typed, kept);
  if (!reading.ok) return { kind: 'refused', field: reading.field, sentence: reading.sentence };
  const secrets = sealSecrets(masterKey, channelId, reading.secrets);
  const name = choice.name.trim() || driver.label[choice.locale];
  const channel = { ...choice, channelId, name, settings: reading.settings, secrets };
  const isSaved = await replaceChannel(db, channel, by, now());
  return isSaved ? { kind: 'saved', channelId } : { kind: 'gone' };
}

/** Where a secret is sent to. Whoever changes that says the secret anew, so that nobody has it sent to themselves. */
const destinations = ['host', 'port', 'encryption', 'server', 'url'];

function isMoved({ fields }: ChannelDriver, before: ChannelValues, typed: ChannelValues): boolean {
  return fields
    .filter(({ name, isSecret }) => destinations.includes(name) && !isSecret)
    .some((field) => {
      const reading = field.read(typed[field.name] ?? '');
      return !reading.ok || reading.value !== (before[field.name] ?? '');
    });
}

const tooMany: SaveChannelResult = {
  kind: 'refused',
  field: null,
  sentence: {
    ja: `通知先は${channelLimits.channels}件までです。使っていないものを削除してください。`,
    en: `There can be ${channelLimits.channels} channels at most. Delete one that you do not use.`,
  },
};

function refuseChoice({ name, tellsAll, tagIds }: ChannelChoice): SaveChannelResult | null {
  if (name.trim().length > channelLimits.nameLength) {
    const most = channelLimits.nameLength;
    const sentence = {
      ja: `名前は${most}文字までにしてください。`,
      en: `The name may have ${most} characters at most.`,
    };
    return { kind: 'refused', field: 'name', sentence };
  }
  if (tellsAll || tagIds.length > 0) return null;
  const sentence = {
    ja: '知らせるサイトのタグを1つ以上選ぶか、「すべてのサイト」を選んでください。',
    en: 'Choose at least one tag whose sites are told, or choose all sites.',
  };
  return { kind: 'refused', field: null, sentence };
}
