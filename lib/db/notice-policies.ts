import { z } from 'zod';

import { eventKindNames } from '@/lib/events/event-kinds';
import { defaultNoticePolicy, readTargetText, writeTarget } from '@/lib/events/notice-policy';
import type { NoticePolicy, PolicyTarget } from '@/lib/events/notice-policy';

import type { Database, Transaction } from './open-database';
import { readJson } from './stored-json';

const lead = z.union([
  z.object({ unit: z.literal('share'), share: z.number().positive().max(1) }),
  z.object({ unit: z.literal('days'), days: z.number().positive().max(400) }),
  z.null(),
]);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const stored = z.object({
  told: z.record(z.string(), z.boolean()).catch({}),
  lead: z.record(z.string(), lead).catch({}),
  remindDays: z.record(z.string(), z.number().int().min(1).max(365).nullable()).catch({}),
  quiet: z.object({ from: clock, until: clock }).nullable().catch(defaultNoticePolicy.quiet),
  zone: z.string().catch(defaultNoticePolicy.zone),
});

/** What an older version has not stored, or cannot be read, is as by default. */
export function readPolicy(text: string): NoticePolicy {
  const read = readJson(text, stored);
  if (read === null) return defaultNoticePolicy;
  const { told, lead: leads, remindDays, quiet, zone } = read;
  return {
    told: Object.fromEntries(
      eventKindNames.map((kind) => [kind, told[kind] ?? defaultNoticePolicy.told[kind]]),
    ) as NoticePolicy['told'],
    lead: {
      'renewal-due': leads['renewal-due'] ?? null,
      'renewal-overdue': leads['renewal-overdue'] ?? null,
      urgent: leads['urgent'] ?? null,
    },
    remindDays: { ...defaultNoticePolicy.remindDays, ...remindDays },
    quiet,
    zone,
  };
}

/** The policy of exactly this target; null = it has none of its own. */
export async function findPolicy(db: Database | Transaction, target: PolicyTarget): Promise<NoticePolicy | null> {
  const row = await db.noticePolicy.findUnique({ where: { target: writeTarget(target) }, select: { rules: true } });
  return row && readPolicy(row.rules);
}

/** Those of their own, for the targets that have one. */
export async function listPolicies(
  db: Database | Transaction,
): Promise<{ target: PolicyTarget; policy: NoticePolicy }[]> {
  const rows = await db.noticePolicy.findMany({ orderBy: { target: 'asc' } });
  return rows.flatMap(({ target, rules }) => {
    const read = readTargetText(target);
    return read ? [{ target: read, policy: readPolicy(rules) }] : [];
  });
}

/** @param policy null = the target has none of its own any more */
export async function storePolicy(
  tx: Transaction,
  target: PolicyTarget,
  policy: NoticePolicy | null,
  now: Date,
): Promise<void> {
  const key = writeTarget(target);
  if (policy === null) {
    await tx.noticePolicy.deleteMany({ where: { target: key } });
    return;
  }
  const data = { rules: JSON.stringify(policy), updatedAt: now };
  await tx.noticePolicy.upsert({ where: { target: key }, create: { target: key, ...data }, update: data });
}

/** A tag of a site. */
export interface PolicyTag {
  tagId: string;
  name: string;
}

export type PolicyFinder = (site: { siteId: string; tags: readonly PolicyTag[] } | null) => NoticePolicy;

/**
 * Reads the policies of some sites at once. The one of the site itself comes first, then that of the first of its tags (by
 * name) that has one, then that for all. Without a site: that for all.
 */
export async function readPolicies(
  tx: Database | Transaction,
  sites: readonly { siteId: string; tags: readonly PolicyTag[] }[],
): Promise<PolicyFinder> {
  const keysOf = ({ siteId, tags }: { siteId: string; tags: readonly PolicyTag[] }): string[] => [
    `site:${siteId}`,
    ...tags.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(({ tagId }) => `tag:${tagId}`),
  ];
  const wanted = new Set(['all', ...sites.flatMap(keysOf)]);
  const rows = await tx.noticePolicy.findMany({ where: { target: { in: [...wanted] } } });
  const known = new Map(rows.map(({ target, rules }) => [target, readPolicy(rules)]));
  return (site) => {
    const key = site === null ? undefined : keysOf(site).find((one) => known.has(one));
    return known.get(key ?? 'all') ?? known.get('all') ?? defaultNoticePolicy;
  };
}
