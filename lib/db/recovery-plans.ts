import { randomUUID } from 'node:crypto';

import { findMissedEnd } from '@/lib/recovery/plan-end';

import { insertSiteEntry } from './audit';
import type { Actor } from './audit';
import type { Database } from './open-database';
import { whereInScope } from './site-scope';
import type { SiteScope } from './site-scope';

/** When the owner wants to recover a site. */
export interface RecoveryPlan {
  planId: string;
  siteId: string;
  startsAt: Date;
  minutes: number;
}

/** No plan lasts longer. */
const longestMs = 24 * 60 * 60 * 1000;

export type NewPlan = Omit<RecoveryPlan, 'planId'>;

/** `endsAt` = the certificate ends before the plan is over, and nothing was stored. */
export type InsertedPlan = { planId: string } | { planId: null; endsAt: Date };

/** Stores it, in place of another one of the same site that has not begun; its reminder is judged at once. */
export async function insertPlan(db: Database, by: Actor, plan: NewPlan, now: Date): Promise<InsertedPlan> {
  const id = randomUUID();
  const { siteId } = plan;
  return db.$transaction(async (tx) => {
    const site = await tx.site.findUnique({ where: { id: siteId }, select: { expiresAt: true } });
    const endsAt = findMissedEnd(plan, site?.expiresAt ?? null, now);
    if (endsAt) return { planId: null, endsAt };
    await tx.recoveryPlan.deleteMany({ where: { siteId, startsAt: { gt: now } } });
    await tx.recoveryPlan.create({ data: { id, ...plan, createdAt: now, createdBy: by.signature } });
    await tx.site.updateMany({ where: { id: siteId }, data: { eventsAt: now } });
    await insertSiteEntry(tx, by, 'recovery-planned', { siteId }, now, { startsAt: plan.startsAt.toISOString() });
    return { planId: id };
  });
}

/** `false` when it is gone already. */
export async function deletePlan(
  db: Database,
  by: Actor,
  { siteId, planId }: { siteId: string; planId: string },
  now: Date,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.recoveryPlan.deleteMany({ where: { id: planId, siteId } });
    if (count > 0) await insertSiteEntry(tx, by, 'recovery-plan-removed', { siteId }, now);
    return count > 0;
  });
}

/** The next one that is not over yet. */
export async function findPlan(db: Database, siteId: string, now: Date): Promise<RecoveryPlan | null> {
  const rows = await db.recoveryPlan.findMany({ where: { siteId }, orderBy: { startsAt: 'asc' } });
  const plan = rows.find(({ startsAt, minutes }) => startsAt.getTime() + minutes * 60_000 > now.getTime());
  return plan ? { planId: plan.id, siteId, startsAt: plan.startsAt, minutes: plan.minutes } : null;
}

/** Of each of these sites the next one that is not over yet, by the site's id. */
export async function listNextPlans(
  db: Database,
  siteIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, RecoveryPlan>> {
  const rows = await db.recoveryPlan.findMany({
    where: { siteId: { in: [...siteIds] }, startsAt: { gt: new Date(now.getTime() - longestMs) } },
    orderBy: { startsAt: 'desc' },
  });
  const lasting = rows.filter(({ startsAt, minutes }) => startsAt.getTime() + minutes * 60_000 > now.getTime());
  return new Map(
    lasting.map(({ id, siteId, startsAt, minutes }) => [siteId, { planId: id, siteId, startsAt, minutes }]),
  );
}

/** Those of the sites that somebody may see, from `since` on, with the site's name. */
export async function listPlans(
  db: Database,
  scope: SiteScope,
  since: Date,
): Promise<(RecoveryPlan & { host: string; port: number; hosting: string | null })[]> {
  const rows = await db.recoveryPlan.findMany({
    where: { startsAt: { gte: since }, site: { deletedAt: null, ...whereInScope(scope) } },
    orderBy: { startsAt: 'asc' },
    take: 500,
    include: { site: { select: { host: true, port: true, hosting: true } } },
  });
  return rows.map(({ id, siteId, startsAt, minutes, site }) => ({ planId: id, siteId, startsAt, minutes, ...site }));
}
