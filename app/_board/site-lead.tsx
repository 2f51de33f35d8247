import { Allowed } from '@/app/_access/allowed';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { RecoveryAct } from '@/app/_guide/recovery-act';
import { recheckSiteAction } from '@/app/actions/recheck';
import { ActForm } from '@/components/act-form';
import { Countdown } from '@/components/countdown';
import { LeadCard } from '@/components/lead-card';
import { buttonClass } from '@/components/ui/button';
import type { BoardRow } from '@/lib/db/find-board';
import { urgencyRank } from '@/lib/tls/status';
import { readClock } from '@/lib/view/read-clock';
import { viewMeaning } from '@/lib/view/view-meaning';
import { canReissueHelp, viewSite } from '@/lib/view/view-site';

/** A site as a large card: how long, what it means, and the one thing to do. */
export async function SiteLead({ row }: { row: BoardRow }) {
  const [t, siteWords, clock, site] = await Promise.all([
    getTranslations('board'),
    getTranslations('site'),
    readClock(),
    viewSite(row),
  ]);
  const meaning = await viewMeaning(row);
  const canHelp = canReissueHelp(row);
  const recovery = <RecoveryAct siteId={row.siteId} status={row.status} canHelp={canHelp} />;
  const needsAct = urgencyRank(row.status) >= urgencyRank('action');
  return (
    <LeadCard
      site={site}
      countdown={
        site.validity ? (
          <Countdown dates={site.validity} now={clock.now} zone={clock.zone} locale={clock.locale} />
        ) : (
          <p className="mt-2 text-std-20B-150">{site.deadline}</p>
        )
      }
      text={
        <>
          {meaning.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {canHelp ? null : recovery}
        </>
      }
      recheck={
        <Allowed to="sites.check">
          <ActForm
            action={recheckSiteAction}
            label={siteWords('recheck')}
            accessibleLabel={siteWords('recheckEndpoint', { host: site.name })}
            pending={siteWords('recheckPending')}
            size="small"
          >
            <input type="hidden" name="siteId" value={row.siteId} />
          </ActForm>
        </Allowed>
      }
      act={needsAct && canHelp ? recovery : null}
      details={
        <Link className={buttonClass('secondary', 'small')} href={`/sites/${row.siteId}`}>
          {t('details')}
        </Link>
      }
    />
  );
}
