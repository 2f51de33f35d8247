import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Allowed } from '@/app/_access/allowed';
import { removeVisitsAction } from '@/app/actions/quiet-hours';
import { ActForm } from '@/components/act-form';
import { HeatMap } from '@/components/heat-map';
import { Card } from '@/components/ui/card';
import type { StoredVisits } from '@/lib/db/visit-records';
import type { CountedToo, WeekVisits } from '@/lib/quiet-hours/week-visits';
import { readClock } from '@/lib/view/read-clock';
import { viewHeatMap } from '@/lib/view/view-heat-map';

interface VisitMapProps {
  siteId: string;
  week: WeekVisits;
  visits: StoredVisits;
  too: CountedToo;
}

/** The usual week, what it was counted from, and by what rule. */
export async function VisitMap({ siteId, week, visits: { record }, too }: VisitMapProps) {
  const [t, view] = await Promise.all([getTranslations('quiet.map'), viewHeatMap(week)]);
  const names = record.sources.map(({ name, kind }) => (kind === 'hand' ? t('sourceHand') : name)).join(', ');
  return (
    <Card labelledBy="map">
      <h2 id="map" className="mb-3 text-std-20B-150">
        {t('title')}
      </h2>
      <HeatMap
        view={view}
        words={{
          low: t('legendLow'),
          high: t('legendHigh'),
          none: t('none'),
          table: t('table'),
          caption: t('tableCaption'),
          time: t('time'),
        }}
      />
      <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-2">
        <p className="reading break-words text-sub">{t('source', { names })}</p>
        <Counted week={week} />
        {record.dated && record.sources.some(({ kind }) => kind === 'log') ? (
          <Rule siteId={siteId} too={too} tally={record.tally} />
        ) : null}
        <Allowed to="sites.recover">
          <ActForm
            action={removeVisitsAction}
            label={t('remove')}
            pending={t('removing')}
            variant="danger"
            size="small"
          >
            <input type="hidden" name="siteId" value={siteId} />
          </ActForm>
        </Allowed>
      </div>
    </Card>
  );
}

async function Counted({ week: { from, until, days } }: { week: WeekVisits }) {
  const [t, clock] = await Promise.all([getTranslations('quiet.map'), readClock()]);
  const said =
    from && until && days !== null
      ? t('countedDays', { from: clock.date(from), until: clock.date(until), days })
      : days === null
        ? t('countedWeek')
        : t('countedPeriod', { days });
  return <p className="reading text-sub">{said}</p>;
}

interface RuleProps {
  siteId: string;
  too: CountedToo;
  tally: StoredVisits['record']['tally'];
}

/** What counts as a visit, with the way to change it. */
async function Rule({ siteId, too, tally }: RuleProps) {
  const t = await getTranslations('quiet.map');
  const href = ({ robots, parts }: CountedToo): string => {
    const query = [robots ? 'robots' : '', parts ? 'parts' : ''].filter(Boolean).join('&');
    return `/sites/${siteId}/quiet-hours${query === '' ? '' : `?${query}`}#map`;
  };
  const counted = [too.robots ? t('robots') : '', too.parts ? t('parts') : ''].filter(Boolean);
  const [a = '', b = ''] = counted;
  const what = counted.length === 2 ? t('and', { a, b }) : a;
  const left = [
    tally.unreadable > 0 ? t('left.unreadable', { count: tally.unreadable }) : null,
    tally.tooLong > 0 ? t('left.tooLong', { count: tally.tooLong }) : null,
    tally.otherSite > 0 ? t('left.otherSite', { count: tally.otherSite }) : null,
    tally.outOfRange > 0 ? t('left.outOfRange', { count: tally.outOfRange }) : null,
    tally.withoutAgent > 0 ? t('left.withoutAgent', { count: tally.withoutAgent }) : null,
  ].filter((line) => line !== null);
  return (
    <>
      <p className="reading text-sub">{counted.length === 0 ? t('rule') : t('ruleWith', { what })}</p>
      <ul className="flex flex-wrap gap-x-6">
        <li>
          <Link className="link inline-flex min-h-11 items-center" href={href({ ...too, robots: !too.robots })}>
            {too.robots ? t('leaveRobots') : t('countRobots')}
          </Link>
        </li>
        <li>
          <Link className="link inline-flex min-h-11 items-center" href={href({ ...too, parts: !too.parts })}>
            {too.parts ? t('leaveParts') : t('countParts')}
          </Link>
        </li>
      </ul>
      {left.length > 0 ? (
        <>
          <p className="text-sub">{t('leftOut')}</p>
          <ul className="list-disc pl-6 text-sub">
            {left.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
