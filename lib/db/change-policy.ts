import { writeTarget } from '@/lib/events/notice-policy';
import type { NoticePolicy, PolicyTarget } from '@/lib/events/notice-policy';
import { toDisplayName } from '@/lib/tls/display-name';

import { insertAuditEntry } from './audit';
import type { Actor } from './audit';
import { storePolicy } from './notice-policies';
import type { Database, Transaction } from './open-database';

/**
 * Stores what the owner wants to be told; the sites that it concerns are judged anew.
 *
 * @param policy null = the target has none of its own any more
 * @returns false when there is no such tag or site
 */
export async function changePolicy(
  db: Database,
  by: Actor,
  target: PolicyTarget,
  policy: NoticePolicy | null,
  now: Date,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const subjectName = await nameTarget(tx, target);
    if (subjectName === null) return false;
    await storePolicy(tx, target, policy, now);
    await tx.site.updateMany({ where: { deletedAt: null, ...whereTarget(target) }, data: { eventsAt: now } });
    const { personId, signature: personName } = by;
    const subject = subjectName === '' ? {} : { subjectId: writeTarget(target), subjectName };
    await insertAuditEntry(tx, { personId, personName, act: 'policy-changed', ...subject }, now);
    return true;
  });
}

function whereTarget(target: PolicyTarget) {
  if (target.kind === 'all') return {};
  return target.kind === 'site' ? { id: target.siteId } : { tags: { some: { tagId: target.tagId } } };
}

/** '' for all sites, null when there is no such thing. */
async function nameTarget(tx: Transaction, target: PolicyTarget): Promise<string | null> {
  if (target.kind === 'all') return '';
  if (target.kind === 'tag') {
    const tag = await tx.tag.findUnique({ where: { id: target.tagId }, select: { name: true } });
    return tag && tag.name;
  }
  const where = { id: target.siteId, deletedAt: null };
  const site = await tx.site.findUnique({ where, select: { displayHost: true, port: true } });
  return site && toDisplayName(site);
}
