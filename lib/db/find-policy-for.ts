import { defaultNoticePolicy } from '@/lib/events/notice-policy';
import type { NoticePolicy, PolicyTarget } from '@/lib/events/notice-policy';

import { findPolicy, readPolicies } from './notice-policies';
import type { Database } from './open-database';

/** What holds for a target: its own policy, or else the one that it inherits. */
export async function findPolicyFor(
  db: Database,
  target: PolicyTarget,
): Promise<{ policy: NoticePolicy; isOwn: boolean }> {
  const own = await findPolicy(db, target);
  if (own) return { policy: own, isOwn: true };
  const site = target.kind === 'site' ? { siteId: target.siteId, tags: await listTagsOf(db, target.siteId) } : null;
  const find = await readPolicies(db, site ? [site] : []);
  return { policy: target.kind === 'all' ? defaultNoticePolicy : find(site), isOwn: false };
}

async function listTagsOf(db: Database, siteId: string) {
  const rows = await db.siteTag.findMany({ where: { siteId }, select: { tag: { select: { id: true, name: true } } } });
  return rows.map(({ tag }) => ({ tagId: tag.id, name: tag.name }));
}
