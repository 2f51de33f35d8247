import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { RecoverySummary } from '@/lib/db/recovery-history';
import { readClock } from '@/lib/view/read-clock';

/** The recoveries of a site, the one that is running first. Nothing where there was none. */
export async function PastRecoveries({
  siteId,
  recoveries,
}: {
  siteId: string;
  recoveries: readonly RecoverySummary[];
}) {
  if (recoveries.length === 0) return null;
  const [t, clock] = await Promise.all([getTranslations('recovery'), readClock()]);
  return (
    <section aria-labelledby="recoveries" className="grid gap-3">
      <h2 id="recoveries" className="text-std-20B-150">
        {t('past')}
      </h2>
      <ul className="grid gap-2">
        {recoveries.map(({ recoveryId, startedAt, startedBy, outcome }) => (
          <li key={recoveryId} className="rounded-8 border border-line bg-white px-4 py-1">
            <Link
              className="link inline-flex min-h-11 items-center"
              href={outcome ? `/sites/${siteId}/recovery/${recoveryId}` : `/sites/${siteId}/recovery`}
            >
              {t(`ended.${outcome ?? 'running'}`)}
            </Link>{' '}
            <span className="text-sub tabular">
              {t('pastLine', { time: clock.instant(startedAt), who: startedBy })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
