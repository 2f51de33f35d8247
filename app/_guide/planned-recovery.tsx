import { getTranslations } from 'next-intl/server';
import { PlanLink } from '@/components/plan-link';
import { readClock } from '@/lib/view/read-clock';

interface PlannedRecoveryProps {
  siteId: string;
  startsAt: Date;
}

/** That a recovery is planned, with the way to where it is ready to begin. */
export async function PlannedRecovery({ siteId, startsAt }: PlannedRecoveryProps) {
  const [t, clock] = await Promise.all([getTranslations('board'), readClock()]);
  return <PlanLink siteId={siteId} label={t('planned', { at: clock.instant(startsAt) })} />;
}
