import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import { toDisplayName } from '@/lib/tls/display-name';

import { insertAuditEntry } from './audit';
import type { Actor } from './audit';
import { Prisma } from './generated/client';
import type { Database, Transaction } from './open-database';
import { createTags, forgetUnusedTags } from './store-tags';
import { readJson } from './stored-json';
import { insertTagBatch, takeBackTagBatch } from './tag-batches';

/** One tag for many sites, or off them. */
export interface ManyTagged {
  change: 'add' | 'remove';
  tag: string;
  siteIds: readonly string[];
  /** So many tags a site may carry. */
  limit: number;
}

/** What came of it, in numbers of sites that are there. */
export interface ManyTaggedOutcome {
  /** By which it can be undone; null = nothing was changed. */
  batchId: string | null;
  changed: number;
  /** Were as wanted before. */
  same: number;
  /** Can carry no more tags. */
  full: number;
}

/**
 * Puts a tag on sites or takes it off them, all in one transaction and with one entry in the audit log. Sites that are gone
 * are passed by, and so are those that can carry no more.
 */
export async function tagManySites(db: Database, by: Actor, wanted: ManyTagged, now: Date): Promise<ManyTaggedOutcome> {
  return db.$transaction(async (tx) => {
    const { toChange, same, full } = await judgeSites(tx, wanted);
    const outcome = { changed: toChange.length, same, full };
    if (toChange.length === 0) return { ...outcome, batchId: null };
    await move(tx, by, wanted, toChange, now);
    const { change, tag } = wanted;
    const siteIds = toChange.map(({ siteId }) => siteId);
    const batchId = randomUUID();
    await insertTagBatch(tx, { batchId, at: now, change, tag, siteIds, same, full, isUndone: false });
    return { ...outcome, batchId };
  });
}

/** Undoes such a press, once. Sites that are gone meanwhile are passed by. `false` when there is nothing to undo. */
export async function undoTagBatch(
  db: Database,
  by: Actor,
  batchId: string,
  limit: number,
  now: Date,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const batch = await takeBackTagBatch(tx, batchId, now);
    if (!batch) return false;
    const { tag, siteIds } = batch;
    const back: ManyTagged = { change: batch.change === 'add' ? 'remove' : 'add', tag, siteIds, limit };
    const { toChange } = await judgeSites(tx, back);
    if (toChange.length > 0) await move(tx, by, back, toChange, now);
    return true;
  });
}

interface SiteToTag {
  siteId: string;
  displayHost: string;
  port: number;
}

const judgedRow = z.tuple([z.string(), z.string(), z.number(), z.number(), z.number()]);

/** Which of the sites that are there have to be changed. One JSON text for all of them, as in ./find-board-rows. */
async function judgeSites(
  tx: Transaction,
  { change, tag, siteIds, limit }: ManyTagged,
): Promise<{ toChange: readonly SiteToTag[]; same: number; full: number }> {
  const [row] = await tx.$queryRaw<{ sites: string }[]>(Prisma.sql`
    SELECT json_group_array(json_array(s."id", s."displayHost", s."port",
      EXISTS (SELECT 1 FROM "SiteTag" AS st
        WHERE st."siteId" = s."id" AND st."tagId" = (SELECT "id" FROM "Tag" WHERE "name" = ${tag})),
      (SELECT count(*) FROM "SiteTag" AS st WHERE st."siteId" = s."id"))) AS "sites"
    FROM json_each(${JSON.stringify([...new Set(siteIds)])}) AS chosen CROSS JOIN "Site" AS s ON s."id" = chosen.value
    WHERE s."deletedAt" IS NULL`);
  const sites = readJson(row?.sites ?? '[]', z.array(judgedRow)) ?? [];
  const wanting = sites.filter(([, , , carries]) => (carries === 1) === (change === 'remove'));
  const able = change === 'remove' ? wanting : wanting.filter(([, , , , count]) => count < limit);
  return {
    toChange: able.map(([siteId, displayHost, port]) => ({ siteId, displayHost, port })),
    same: sites.length - wanting.length,
    full: wanting.length - able.length,
  };
}

async function move(
  tx: Transaction,
  { personId, signature }: Actor,
  { change, tag }: ManyTagged,
  sites: readonly SiteToTag[],
  now: Date,
): Promise<void> {
  const ids = JSON.stringify(sites.map(({ siteId }) => siteId));
  const tagId = (await createTags(tx, [tag])).get(tag) ?? '';
  if (change === 'add') {
    await tx.$executeRaw(Prisma.sql`
      INSERT INTO "SiteTag" ("siteId", "tagId") SELECT "value", ${tagId} FROM json_each(${ids})`);
  } else {
    await tx.$executeRaw(Prisma.sql`
      DELETE FROM "SiteTag" WHERE "tagId" = ${tagId} AND "siteId" IN (SELECT "value" FROM json_each(${ids}))`);
    await forgetUnusedTags(tx, [tagId]);
  }
  const names = sites.map(toDisplayName).sort();
  const [first, ...others] = sites;
  const subject = first && others.length === 0 ? { subjectId: first.siteId, subjectName: toDisplayName(first) } : {};
  const details = { [change === 'add' ? 'added' : 'removed']: tag, sites: names };
  const entry = { personId, personName: signature, act: 'tags-changed' as const, ...subject, details };
  await insertAuditEntry(tx, entry, now);
}
