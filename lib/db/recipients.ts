import type { Prisma } from './generated/client';
import type { Database, Transaction } from './open-database';

/** A channel that is not paused, with what it tells of. */
export interface Recipient {
  channelId: string;
  /** The ids of the tags whose sites it tells of; null = all sites, and what is about the watch itself. */
  tagIds: ReadonlySet<string> | null;
}

const columns = {
  id: true,
  tellsAll: true,
  tags: { select: { tagId: true } },
  user: { select: { seesAll: true, sharedTags: { select: { tagId: true } } } },
} as const satisfies Prisma.ChannelSelect;

/** A person's device tells what that person may see, any other channel what it was set up for. */
export async function listRecipients(tx: Database | Transaction): Promise<Recipient[]> {
  const orderBy = [{ createdAt: 'asc' as const }, { id: 'asc' as const }];
  const rows = await tx.channel.findMany({ where: { pausedAt: null }, orderBy, select: columns });
  return rows.map(toRecipient);
}

/** null = it is gone, or paused. */
export async function findRecipient(tx: Database | Transaction, channelId: string): Promise<Recipient | null> {
  const row = await tx.channel.findFirst({ where: { id: channelId, pausedAt: null }, select: columns });
  return row && toRecipient(row);
}

function toRecipient({ id, tellsAll, tags, user }: Prisma.ChannelGetPayload<{ select: typeof columns }>): Recipient {
  const isUnlimited = user ? user.seesAll : tellsAll;
  const own = user ? user.sharedTags : tags;
  return { channelId: id, tagIds: isUnlimited ? null : new Set(own.map(({ tagId }) => tagId)) };
}

/** @param tagIds of the site; null = it is about the watch itself, or about many sites */
export function isToldTo({ tagIds: own }: Recipient, tagIds: readonly string[] | null): boolean {
  return own === null || (tagIds !== null && tagIds.some((tagId) => own.has(tagId)));
}
