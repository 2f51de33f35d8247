import { Prisma } from './generated/client';
import type { Database } from './open-database';
import { listRecipients } from './recipients';
import type { Recipient } from './recipients';

/** What it means to delete a channel. */
export interface ChannelRemoval {
  /** Notices that still wait to be told over it, and messages that are still being tried. */
  waiting: number;
  /** Sites of which nobody would be told any more: the first of them by name, and how many there are. */
  untold: { names: readonly { displayHost: string; port: number }[]; count: number };
}

const mostNames = 5;

export async function findChannelRemoval(db: Database, channelId: string): Promise<ChannelRemoval> {
  const [notices, deliveries, recipients] = await Promise.all([
    db.notice.count({ where: { channelId, state: 'waiting' } }),
    db.delivery.count({ where: { channelId, state: 'waiting' } }),
    listRecipients(db),
  ]);
  const own = recipients.find((one) => one.channelId === channelId);
  const others = recipients.filter((one) => one.channelId !== channelId);
  return { waiting: notices + deliveries, untold: own ? await findUntold(db, own, others) : nobody };
}

const nobody: ChannelRemoval['untold'] = { names: [], count: 0 };

/** The sites of this one that no other one tells of. */
async function findUntold(
  db: Database,
  own: Recipient,
  others: readonly Recipient[],
): Promise<ChannelRemoval['untold']> {
  if (others.some(({ tagIds }) => tagIds === null)) return nobody;
  const elsewhere = carries(new Set(others.flatMap(({ tagIds }) => [...(tagIds ?? [])])));
  const isOwn = own.tagIds === null ? Prisma.sql`TRUE` : carries(own.tagIds);
  const where = Prisma.sql`s."deletedAt" IS NULL AND ${isOwn} AND NOT ${elsewhere}`;
  const [names, [row]] = await Promise.all([
    db.$queryRaw<{ displayHost: string; port: number | bigint }[]>(Prisma.sql`
      SELECT s."displayHost", s."port" FROM "Site" AS s WHERE ${where} ORDER BY s."displayHost" LIMIT ${mostNames}`),
    db.$queryRaw<{ count: number | bigint }[]>(Prisma.sql`SELECT count(*) AS "count" FROM "Site" AS s WHERE ${where}`),
  ]);
  return { names: names.map((name) => ({ ...name, port: Number(name.port) })), count: Number(row?.count ?? 0) };
}

function carries(tagIds: ReadonlySet<string>): Prisma.Sql {
  const wanted = JSON.stringify([...tagIds]);
  return Prisma.sql`EXISTS (SELECT 1 FROM "SiteTag" AS st WHERE st."siteId" = s."id"
    AND st."tagId" IN (SELECT "value" FROM json_each(${wanted})))`;
}
