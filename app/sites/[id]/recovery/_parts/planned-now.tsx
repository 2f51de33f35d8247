import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { db } from '@/lib/db/client';
import { findPlan } from '@/lib/db/recovery-plans';
import { readClock } from '@/lib/view/read-clock';

/** What is planned for this site, and what to do at which time. Nothing without a plan. */
export async function PlannedNow({ siteId }: { siteId: string }) {
  const [t, clock] = await Promise.all([getTranslations('site.plan'), readClock()]);
  const plan = await findPlan(db(), siteId, clock.now);
  if (plan === null) return null;
  const isTime = plan.startsAt <= clock.now;
  return (
    <Notice tone={isTime ? 'warning' : 'calm'}>
      <p className="tabular font-700">
        {isTime ? t('isTime', { at: clock.instant(plan.startsAt) }) : t('soon', { at: clock.instant(plan.startsAt) })}
      </p>
      <p className="reading">{isTime ? t('isTimeLead') : t('soonLead')}</p>
    </Notice>
  );
}
