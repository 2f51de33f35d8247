import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Allowed } from '@/app/_access/allowed';
import { planRecoveryAction, removePlanAction } from '@/app/actions/plan-recovery';
import { ActForm } from '@/components/act-form';
import { FieldsForm } from '@/components/fields-form';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { db } from '@/lib/db/client';
import { findPolicyFor } from '@/lib/db/find-policy-for';
import { findMissedEnd } from '@/lib/recovery/plan-end';
import { findPlan } from '@/lib/db/recovery-plans';
import { isSiteHeard } from '@/lib/db/telling-state';
import { readClock } from '@/lib/view/read-clock';

const usualMinutes = 60;

interface RecoveryPlanCardProps {
  siteId: string;
  expiresAt: Date | null;
  isOnQuietPage?: boolean;
}

/** When the owner wants to recover the site: it comes into the calendar, and is remembered half an hour before. */
export async function RecoveryPlanCard({ siteId, expiresAt, isOnQuietPage = false }: RecoveryPlanCardProps) {
  const [t, clock, isHeard] = await Promise.all([getTranslations('site.plan'), readClock(), isReminded(siteId)]);
  const plan = await findPlan(db(), siteId, clock.now);
  const missed = plan && findMissedEnd(plan, expiresAt, clock.now);
  const site = <input type="hidden" name="siteId" value={siteId} />;
  return (
    <Allowed to="sites.recover">
      <Card labelledBy="plan">
        <h2 id="plan" className="text-std-20B-150">
          {t('title')}
        </h2>
        {plan ? (
          <>
            <p className="mt-2 text-std-18B-160 tabular">
              {t('planned', { at: clock.instant(plan.startsAt), minutes: plan.minutes })}
            </p>
            {missed ? (
              <div className="my-3">
                <Notice tone="warning">
                  <p>{t('missesEnd', { end: clock.instant(missed) })}</p>
                </Notice>
              </div>
            ) : null}
            <p className="reading mt-1 text-sub">{isHeard ? t('plannedLead') : <NobodyTold />}</p>
            <p>
              <Link className="link inline-flex min-h-11 items-center" href="/account">
                {t('toCalendar')}
              </Link>
            </p>
            <div className="no-print mt-3 flex flex-wrap items-start gap-3">
              {/* A file, not a page. */}
              <a className={buttonClass('secondary', 'small')} href={`/sites/${siteId}/recovery/plan.ics`} download>
                {t('file')}
              </a>
              <ActForm action={removePlanAction} label={t('remove')} pending={t('pending')} size="small">
                {site}
                <input type="hidden" name="planId" value={plan.planId} />
              </ActForm>
            </div>
          </>
        ) : (
          <>
            <p className="reading mt-1 mb-3 text-sub">{isHeard ? t('lead') : <NobodyTold />}</p>
            {isOnQuietPage ? null : (
              <p className="mb-3">
                <Link className="link inline-flex min-h-11 items-center" href={`/sites/${siteId}/quiet-hours`}>
                  {t('toQuietHours')}
                </Link>
              </p>
            )}
            <FieldsForm
              action={planRecoveryAction}
              fields={[
                {
                  name: 'startsAt',
                  label: t('startsAt'),
                  hint: t('zone', { zone: clock.zone }),
                  type: 'datetime-local',
                },
                {
                  name: 'minutes',
                  label: t('minutes'),
                  type: 'number',
                  value: String(usualMinutes),
                  min: '10',
                  max: '480',
                },
              ]}
              submit={t('save')}
              pending={t('pending')}
              variant="secondary"
            >
              {site}
            </FieldsForm>
          </>
        )}
      </Card>
    </Allowed>
  );
}

/** Half an hour before, and only where somebody would hear it. */
async function isReminded(siteId: string): Promise<boolean> {
  const [isHeard, { policy }] = await Promise.all([
    isSiteHeard(db(), siteId),
    findPolicyFor(db(), { kind: 'site', siteId }),
  ]);
  return isHeard && policy.told['recovery-planned'];
}

async function NobodyTold() {
  const t = await getTranslations('site.plan');
  return (
    <>
      {t('silent')}{' '}
      <Link className="link" href="/channels">
        {t('toChannels')}
      </Link>
    </>
  );
}
