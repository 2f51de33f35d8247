import { urgencyBoundaries } from '@/lib/tls/lifetime';

import { leadWindows } from './notice-policy';
import type { LeadKind, NoticePolicy } from './notice-policy';

const dayMs = 24 * 60 * 60 * 1000;
/** Days and shares can be compared for one length of life only: that of most certificates of hosts today. */
const life = { notBefore: new Date(0), notAfter: new Date(90 * dayMs) };

/** The step before the end that would be told earlier than the milder one before it; null = they come in their order. */
export function findLeadOutOfOrder(policy: Pick<NoticePolicy, 'lead'>): Exclude<LeadKind, 'renewal-due'> | null {
  const { watchingAt, actionAt, urgentAt } = urgencyBoundaries(life, leadWindows(policy));
  if (urgentAt < actionAt) return 'urgent';
  return actionAt < watchingAt ? 'renewal-overdue' : null;
}
