import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Allowed } from '@/app/_access/allowed';
import { Notice } from '@/components/ui/notice';
import { db } from '@/lib/db/client';
import { findLastTick } from '@/lib/db/watchers';
import { readHealth } from '@/lib/monitor/read-health';
import { readClock } from '@/lib/view/read-clock';

interface WatchNoticeProps {
  /** The page of the status needs no link to itself. */
  isLinked?: boolean;
}

/** Says loudly that nobody is watching; nothing as long as somebody is. */
export async function WatchNotice({ isLinked = false }: WatchNoticeProps) {
  const clock = await readClock();
  const { watch } = await readHealth(db(), clock.now, process.uptime() * 1000);
  if (watch !== 'silent') return null;
  const [t, tickAt] = await Promise.all([getTranslations('status'), findLastTick(db(), clock.now)]);
  return (
    <div role="alert">
      <Notice tone="bad">
        <p className="text-std-18B-160 text-urgent">
          <span aria-hidden="true">⚠ </span>
          {t('stopped')}
        </p>
        <p className="reading">
          {tickAt === null ? t('stoppedNever') : t('stoppedSince', { at: clock.instant(tickAt) })}
        </p>
        <p className="reading">{t('stoppedWhatToDo')}</p>
        {isLinked ? (
          <Allowed to="watch.see">
            <p>
              <Link className="link" href="/status">
                {t('toStatus')}
              </Link>
            </p>
          </Allowed>
        ) : null}
      </Notice>
    </div>
  );
}
