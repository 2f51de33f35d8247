import Link from 'next/link';
import type { ReactNode } from 'react';
import { getTranslations } from 'next-intl/server';
import { Allowed } from '@/app/_access/allowed';
import { acknowledgeEventAction, snoozeEventAction, takeBackAcknowledgementAction } from '@/app/actions/notices/events';
import { ActForm } from '@/components/act-form';
import { db } from '@/lib/db/client';
import { hasChannels } from '@/lib/db/channels';
import { listSiteEvents } from '@/lib/db/events';
import { findPolicyFor } from '@/lib/db/find-policy-for';
import type { SitePage } from '@/lib/db/find-site';
import { listTellings } from '@/lib/db/list-tellings';
import { eventKinds } from '@/lib/events/event-kinds';
import type { SiteEvent } from '@/lib/events/site-event';
import { toDisplayHost } from '@/lib/tls/display-host';
import { readClock } from '@/lib/view/read-clock';
import { EventTellings, type Untold } from './event-tellings';

const shown = 20;
const snoozeDays = 3;

/** What was noticed about the site: what still holds, with the ways to answer it, and what is over. */
export async function SiteEvents({ site }: { site: SitePage }) {
  const events = await listSiteEvents(db(), null, { siteId: site.siteId, limit: shown });
  const ids = events.flatMap(({ eventId, parentId }) => (parentId === null ? [eventId] : [eventId, parentId]));
  const [t, tellings, hasAny, { policy }] = await Promise.all([
    getTranslations('site.events'),
    listTellings(db(), ids),
    hasChannels(db()),
    findPolicyFor(db(), { kind: 'site', siteId: site.siteId }),
  ]);
  // An outage that is over has spoken for its sites as well.
  const toldOf = ({ eventId, parentId }: SiteEvent) =>
    tellings.filter((telling) => telling.eventId === eventId || telling.eventId === parentId);
  const untoldFor = ({ kind }: SiteEvent): Untold => {
    if (!hasAny) return 'no-channel';
    return policy.told[kind] ? 'nobody' : 'not-wanted';
  };
  return (
    <section aria-labelledby="events" className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id="events" className="text-std-20B-150">
          {t('title')}
        </h2>
        <Allowed to="notices.manage">
          <Link className="link no-print inline-flex min-h-11 items-center" href={`/notices?site=${site.siteId}`}>
            {t('toPolicy')}
          </Link>
        </Allowed>
      </div>
      {events.length === 0 ? <p className="text-sub">{t('none')}</p> : null}
      <ul className="grid gap-2">
        {events.map((event) => (
          <EventLine
            key={event.eventId}
            event={event}
            told={<EventTellings tellings={toldOf(event)} untold={untoldFor(event)} />}
          />
        ))}
      </ul>
    </section>
  );
}

async function EventLine({ event, told }: { event: SiteEvent; told: ReactNode }) {
  const [t, notices, clock] = await Promise.all([
    getTranslations('site.events'),
    getTranslations('notices'),
    readClock(),
  ]);
  const { kind, eventId, openedAt, closedAt, outcome, facts, acknowledgedAt, acknowledgedBy, snoozedUntil } = event;
  const isOpen = closedAt === null;
  const isMomentary = !eventKinds[kind].lasts;
  return (
    <li className="rounded-8 border border-line bg-white px-4 py-3">
      <p>
        <strong>{notices(`kind.${kind}`)}</strong>
        {facts.host ? (
          <>
            {' '}
            <bdi className="text-sub">{toDisplayHost(facts.host)}</bdi>
          </>
        ) : null}
      </p>
      <p className="text-dns-14N-130 text-sub tabular">
        {isMomentary || isOpen
          ? t('since', { at: clock.instant(openedAt) })
          : t('fromTo', { from: clock.instant(openedAt), to: clock.instant(closedAt) })}
        {!isMomentary && outcome ? ` ・ ${t(`outcome.${outcome}`)}` : null}
      </p>
      {told}
      {acknowledgedAt ? (
        <p>{t('acknowledged', { who: acknowledgedBy ?? '', at: clock.instant(acknowledgedAt) })}</p>
      ) : null}
      {isOpen && acknowledgedAt ? (
        <Allowed to="events.answer">
          <div className="no-print mt-2">
            <ActForm action={takeBackAcknowledgementAction} label={t('takeBack')} pending={t('pending')} size="small">
              <input type="hidden" name="eventId" value={eventId} />
            </ActForm>
          </div>
        </Allowed>
      ) : null}
      {snoozedUntil && snoozedUntil > clock.now ? <p>{t('snoozed', { until: clock.instant(snoozedUntil) })}</p> : null}
      {isOpen && !acknowledgedAt ? (
        <Allowed to="events.answer">
          <div className="no-print mt-2 flex flex-wrap gap-2">
            <ActForm action={acknowledgeEventAction} label={t('acknowledge')} pending={t('pending')} size="small">
              <input type="hidden" name="eventId" value={eventId} />
            </ActForm>
            <ActForm
              action={snoozeEventAction}
              label={t('snooze', { days: snoozeDays })}
              pending={t('pending')}
              variant="quiet"
              size="small"
            >
              <input type="hidden" name="eventId" value={eventId} />
              <input type="hidden" name="days" value={snoozeDays} />
            </ActForm>
          </div>
        </Allowed>
      ) : null}
    </li>
  );
}
