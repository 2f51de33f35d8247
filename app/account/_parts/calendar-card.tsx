import { getTranslations } from 'next-intl/server';
import { makeCalendarAction, revokeCalendarAction } from '@/app/actions/account/calendar';
import { OnlyHere } from '@/app/channels/_parts/only-here';
import { ActForm } from '@/components/act-form';
import { Card } from '@/components/ui/card';
import { findCalendarFeed } from '@/lib/db/calendar-feeds';
import { db } from '@/lib/db/client';
import { readClock } from '@/lib/view/read-clock';

/** The secret address at which a calendar program reads what comes. */
export async function CalendarCard({ personId }: { personId: string }) {
  const [t, clock, feed] = await Promise.all([
    getTranslations('account.calendar'),
    readClock(),
    findCalendarFeed(db(), personId),
  ]);
  return (
    <Card labelledBy="calendar">
      <h2 id="calendar" className="text-std-20B-150">
        {t('title')}
      </h2>
      <p className="reading mt-1">{t('lead')}</p>
      <OnlyHere text={t('onlyHere')} />
      {feed ? (
        <p className="tabular mt-1 text-sub">
          {t('since', { at: clock.instant(feed.createdAt) })}{' '}
          {feed.lastReadAt ? t('lastRead', { at: clock.instant(feed.lastReadAt) }) : t('neverRead')}
        </p>
      ) : null}
      <div className="mt-3 flex flex-wrap items-start gap-3">
        <ActForm
          action={makeCalendarAction}
          label={feed ? t('renew') : t('make')}
          pending={t('pending')}
          size="small"
        />
        {feed ? (
          <ActForm
            action={revokeCalendarAction}
            label={t('revoke')}
            pending={t('pending')}
            variant="danger"
            size="small"
          />
        ) : null}
      </div>
    </Card>
  );
}
