import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { db } from '@/lib/db/client';
import type { StoredRecovery } from '@/lib/db/recoveries';
import { listRecoveryEvents } from '@/lib/db/recovery-history';
import { readClock } from '@/lib/view/read-clock';
import { describeRecoveryEvent } from '@/lib/view/view-recovery';

/** Everything that was said and seen, in order, and the ways to keep it. */
export async function Timeline({ recovery }: { recovery: StoredRecovery }) {
  const [t, clock] = await Promise.all([getTranslations('recovery'), readClock()]);
  const { recoveryId, siteId, state } = recovery;
  const entries = await listRecoveryEvents(db(), recoveryId);
  const lines = await Promise.all(
    entries.map(async ({ at, event }) => ({ at, text: await describeRecoveryEvent(event, state) })),
  );
  const exportAs = (format: string) => `/sites/${siteId}/recovery/${recoveryId}/export?format=${format}`;
  return (
    <Card labelledBy="timeline">
      <h2 id="timeline" className="text-std-20B-150">
        {t('timeline')}
      </h2>
      <ol className="mt-2 grid gap-2">
        {lines.map(({ at, text }, index) => (
          <li key={index} className="grid gap-x-4 desktop:grid-cols-[14rem_minmax(0,1fr)]">
            <span className="text-sub tabular">{clock.instant(at)}</span>
            <bdi className="wrap-anywhere">{text}</bdi>
          </li>
        ))}
      </ol>
      {recovery.practice === null ? (
        <p className="no-print mt-4 flex flex-wrap gap-2">
          <a className={buttonClass('secondary', 'small')} href={exportAs('text')}>
            {t('exportText')}
          </a>
          <a className={buttonClass('secondary', 'small')} href={exportAs('json')}>
            {t('exportJson')}
          </a>
        </p>
      ) : null}
    </Card>
  );
}
