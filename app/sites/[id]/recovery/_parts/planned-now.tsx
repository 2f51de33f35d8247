import { getTranslations } from 'next-intl/server';
import { PanelText } from '@/components/panel-text';
import { Notice } from '@/components/ui/notice';
import type { RecoveryPlan } from '@/lib/db/recovery-plans';
import type { Hosting } from '@/lib/hosting/hosting';
import { joinSentences } from '@/lib/view/join-sentences';
import { readClock } from '@/lib/view/read-clock';

/** What is planned for this site, what to do at which time, and the first step, ready to be read. */
export async function PlannedNow({ plan, hosting }: { plan: RecoveryPlan; hosting: Hosting }) {
  const [t, clock] = await Promise.all([getTranslations('site.plan'), readClock()]);
  const isTime = plan.startsAt <= clock.now;
  const until = new Date(plan.startsAt.getTime() + plan.minutes * 60_000);
  const lead = isTime ? t('isTimeLead') : t('soonLead');
  const [first] = hosting.playbook.steps;
  return (
    <Notice tone={isTime ? 'warning' : 'calm'}>
      <p className="tabular font-700">
        {isTime ? t('isTime', { at: clock.instant(plan.startsAt) }) : t('soon', { at: clock.instant(plan.startsAt) })}
      </p>
      <p className="reading">
        {joinSentences([t('until', { at: clock.instant(until), minutes: plan.minutes }), lead], clock.locale)}
      </p>
      {first ? (
        <>
          <p className="mt-2 font-700">{t('first', { step: first.title[clock.locale] })}</p>
          <ul className="reading list-disc pl-6">
            {first.actions.map((action) => (
              <li key={action.ja}>
                <PanelText text={action[clock.locale]} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Notice>
  );
}
