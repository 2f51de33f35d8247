import { z } from 'zod';

import { isLocale } from '@/lib/words/locale';
import type { Locale } from '@/lib/words/locale';

import { insertAuditEntry } from './audit';
import type { Actor } from './audit';
import type { AuditAct } from './audit-acts';
import { Prisma } from './generated/client';
import type { Database, Transaction } from './open-database';
import { readJson } from './stored-json';

const texts = z.record(z.string(), z.string());

/** A channel as it is stored. */
export interface StoredChannel {
  channelId: string;
  /** One of lib/notify/channel-kinds.ts. */
  kind: string;
  name: string;
  settings: Readonly<Record<string, string>>;
  /** Encrypted: see lib/notify/channel-secrets.ts. */
  secrets: string;
  locale: Locale;
  /** null = nobody's own. */
  personId: string | null;
  tellsAll: boolean;
  /** The tags whose sites it tells of, unless it tells of all. */
  tagIds: readonly string[];
  createdAt: Date;
  pausedAt: Date | null;
  workedAt: Date | null;
  failingSince: Date | null;
  failure: string | null;
  /** The service wants nothing before this instant; null = it has not said so. */
  notBefore: Date | null;
}

const columns = { tags: { select: { tagId: true } } } as const satisfies Prisma.ChannelInclude;

/** In the order in which they were set up. */
export async function listChannels(db: Database): Promise<StoredChannel[]> {
  const rows = await db.channel.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], include: columns });
  return rows.map(toChannel);
}

export async function hasChannels(db: Database): Promise<boolean> {
  return (await db.channel.findFirst({ select: { id: true } })) !== null;
}

export async function findChannel(db: Database | Transaction, channelId: string): Promise<StoredChannel | null> {
  const row = await db.channel.findUnique({ where: { id: channelId }, include: columns });
  return row && toChannel(row);
}

export type NewChannel = Pick<
  StoredChannel,
  'channelId' | 'kind' | 'name' | 'settings' | 'secrets' | 'locale' | 'personId' | 'tellsAll' | 'tagIds'
>;

export async function insertChannel(tx: Transaction, channel: NewChannel, by: Actor, now: Date): Promise<void> {
  await tx.channel.create({
    data: {
      ...toColumns(channel),
      id: channel.channelId,
      kind: channel.kind,
      userId: channel.personId,
      createdAt: now,
      tags: { create: channel.tagIds.map((tagId) => ({ tagId })) },
    },
  });
  await recordChange(tx, by, 'channel-added', channel, now);
}

/** Replaces what a channel is set up with. What is waiting for it is tried at once. `false` when it is gone. */
export async function replaceChannel(
  db: Database,
  channel: Omit<NewChannel, 'kind' | 'personId'>,
  by: Actor,
  now: Date,
): Promise<boolean> {
  const { channelId, tagIds } = channel;
  return db.$transaction(async (tx) => {
    const data = { ...toColumns(channel), notBefore: null };
    const { count } = await tx.channel.updateMany({ where: { id: channelId }, data });
    if (count === 0) return false;
    await tx.channelTag.deleteMany({ where: { channelId } });
    await tx.channelTag.createMany({ data: tagIds.map((tagId) => ({ channelId, tagId })) });
    await tx.delivery.updateMany({ where: { channelId, state: 'waiting' }, data: { nextAttemptAt: now } });
    await recordChange(tx, by, 'channel-changed', channel, now);
    return true;
  });
}

/**
 * Nothing is told over a channel that is paused, and what it was silent about is not told when it is resumed. `false`
 * when it is gone, or is so already.
 */
export async function pauseChannel(
  db: Database,
  channelId: string,
  isPaused: boolean,
  by: Actor,
  now: Date,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.channel.updateMany({
      where: { id: channelId, pausedAt: isPaused ? null : { not: null } },
      data: { pausedAt: isPaused ? now : null },
    });
    if (count === 0) return false;
    if (!isPaused) await withdrawWaiting(tx, channelId);
    await recordChange(tx, by, isPaused ? 'channel-paused' : 'channel-resumed', await getName(tx, channelId), now);
    return true;
  });
}

async function withdrawWaiting(tx: Transaction, channelId: string): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    UPDATE "Notice" SET "state" = 'withdrawn' WHERE "channelId" = ${channelId} AND ("state" = 'waiting'
      OR "state" = 'taken' AND "deliveryId" IN
        (SELECT "id" FROM "Delivery" WHERE "channelId" = ${channelId} AND "state" = 'waiting'))`);
  await tx.delivery.updateMany({ where: { channelId, state: 'waiting' }, data: { state: 'withdrawn' } });
}

/** With everything that was waiting for it. `false` when it is gone already. */
export async function deleteChannel(db: Database, channelId: string, by: Actor, now: Date): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const name = await tx.channel.findUnique({ where: { id: channelId }, select: { name: true } });
    if (name === null) return false;
    await tx.channel.delete({ where: { id: channelId } });
    await recordChange(tx, by, 'channel-removed', { channelId, ...name }, now);
    return true;
  });
}

async function getName(tx: Transaction, channelId: string): Promise<{ channelId: string; name: string }> {
  return { channelId, ...(await tx.channel.findUniqueOrThrow({ where: { id: channelId }, select: { name: true } })) };
}

async function recordChange(
  tx: Transaction,
  { personId, signature }: Actor,
  act: AuditAct,
  { channelId, name }: { channelId: string; name: string },
  now: Date,
): Promise<void> {
  await insertAuditEntry(tx, { personId, personName: signature, act, subjectId: channelId, subjectName: name }, now);
}

function toColumns({
  name,
  settings,
  secrets,
  locale,
  tellsAll,
}: Pick<NewChannel, 'name' | 'settings' | 'secrets' | 'locale' | 'tellsAll'>) {
  return { name, settings: JSON.stringify(settings), secrets, locale, tellsAll };
}

function toChannel(row: Prisma.ChannelGetPayload<{ include: typeof columns }>): StoredChannel {
  const { id, userId, tags, settings, locale, ...rest } = row;
  return {
    ...rest,
    channelId: id,
    personId: userId,
    settings: readJson(settings, texts) ?? {},
    locale: isLocale(locale) ? locale : 'ja',
    tagIds: tags.map(({ tagId }) => tagId),
  };
}
