import 'server-only';
import { getTranslations } from 'next-intl/server';
import { findMissedEnd } from '@/lib/recovery/plan-end';
import type { PlanSpan } from '@/lib/recovery/plan-end';
import { readClock } from './read-clock';
import type { PlanView } from './site-view';

/** Plans in words. The words are fetched once for all. */
export async function preparePlanView(): Promise<(plan: PlanSpan, expiresAt: Date | null) => PlanView> {
  const [t, clock] = await Promise.all([getTranslations('board'), readClock()]);
  return (plan, expiresAt) => {
    const isLate = findMissedEnd(plan, expiresAt, clock.now) !== null;
    const at = clock.instant(plan.startsAt);
    return { label: isLate ? t('plannedLate', { at }) : t('planned', { at }), isLate };
  };
}
