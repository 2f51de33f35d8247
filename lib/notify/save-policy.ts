import type { Actor } from '@/lib/db/audit';
import { changePolicy } from '@/lib/db/change-policy';
import type { NoticePolicy, PolicyTarget } from '@/lib/events/notice-policy';

import type { Notifier } from './notifier';

/** @param policy null = the target has none of its own any more. `false` when there is no such tag or site. */
export async function savePolicy(
  { db, now }: Pick<Notifier, 'db' | 'now'>,
  by: Actor,
  target: PolicyTarget,
  policy: NoticePolicy | null,
): Promise<boolean> {
  return changePolicy(db, by, target, policy, now());
}
