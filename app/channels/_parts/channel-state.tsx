import { getTranslations } from 'next-intl/server';
import type { StoredChannel } from '@/lib/db/channels';
import { db } from '@/lib/db/client';
import { isRetried } from '@/lib/db/list-deliveries';
import { isChannelKind } from '@/lib/notify/channel-kinds';
import { wordFailure } from '@/lib/notify/failure-words';
import { sendFailures } from '@/lib/notify/send-outcome';
import { readClock } from '@/lib/view/read-clock';

/** Whether messages arrive; when they do not, since when, why, and what to do. */
export async function ChannelState({ channel }: { channel: StoredChannel }) {
  const [t, clock] = await Promise.all([getTranslations('channels'), readClock()]);
  const { channelId, kind, pausedAt, failingSince, failure, workedAt } = channel;
  if (pausedAt) return <p className="mt-1 font-700 text-sub">{t('paused')}</p>;
  if (failingSince) {
    const known = sendFailures.find((one) => one === failure);
    return (
      <div className="mt-1">
        {known === 'refused-some' ? null : (
          <p className="font-700 text-urgent">{t('failing', { since: clock.instant(failingSince) })}</p>
        )}
        {known && isChannelKind(kind) ? <p className="reading">{wordFailure(kind, known)[clock.locale]}</p> : null}
        {(await isRetried(db(), channelId)) ? <p className="reading">{t('retried')}</p> : null}
      </div>
    );
  }
  return workedAt ? (
    <p className="mt-1 text-healthy">{t('works', { at: clock.instant(workedAt) })}</p>
  ) : (
    <p className="mt-1 text-watching">{t('neverWorked')}</p>
  );
}
