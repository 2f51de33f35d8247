import type { Database, Transaction } from './open-database';

/** A channel that is not paused, with what it tells of. */
export interface Recipient {
  channelId: string;
  /** The ids of the tags whose sites it tells of; null = all sites, and what is about the watch itself. */
  tagIds: ReadonlySet<string> | null;
}

/** A person's device tells what that person may see, any other channel what it was set up for. */
export async function listRecipients(tx: Database | Transaction): Promise<Recipient[]> {
  const rows = await tx.channel.findMany({
    where: { pausedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      tellsAll: true,
      tags: { select: { tagId: true } },
      user: { select: { seesAll: true, sharedTags: { select: { tagId: true } } } },
    },
  });
  return rows.map(({ id, tellsAll, tags, user }) => {
    const isUnlimited = user ? user.seesAll : tellsAll;
    const own = user ? user.sharedTags : tags;
    return { channelId: id, tagIds: isUnlimited ? null : new Set(own.map(({ tagId }) => tagId)) };
  });
}

/** @param tagIds of the site; null = it is about the watch itself, or about many sites */
export function isToldTo({ tagIds: own }: Recipient, tagIds: readonly string[] | null): boolean {
  return own === null || (tagIds !== null && tagIds.some((tagId) => own.has(tagId)));
}
