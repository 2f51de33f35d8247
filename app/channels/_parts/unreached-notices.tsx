import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { dismissDeliveryAction, resendDeliveryAction } from '@/app/actions/notices/deliveries';
import { ActForm } from '@/components/act-form';
import { Notice } from '@/components/ui/notice';
import { db } from '@/lib/db/client';
import { listDeadDeliveries } from '@/lib/db/list-deliveries';
import { isChannelKind } from '@/lib/notify/channel-kinds';
import { wordFailure } from '@/lib/notify/failure-words';
import { sendFailures } from '@/lib/notify/send-outcome';
import { readClock } from '@/lib/view/read-clock';

const shown = 3;

/** Messages that were given up: whom they did not reach, why, and the ways on. */
export async function UnreachedNotices() {
  const dead = await listDeadDeliveries(db());
  if (dead.length === 0) return null;
  const [t, clock] = await Promise.all([getTranslations('channels'), readClock()]);
  return (
    <Notice tone="bad">
      <h2 className="text-std-18B-160">{t('unreachedTitle')}</h2>
      <ul className="grid gap-3">
        {dead.slice(0, shown).map(({ deliveryId, channelId, channelName, channelKind, createdAt, failure }) => {
          const known = sendFailures.find((one) => one === failure);
          return (
            <li key={deliveryId}>
              <p className="font-700">{t('unreached', { channel: channelName, since: clock.instant(createdAt) })}</p>
              {known && isChannelKind(channelKind) ? (
                <p className="reading">{wordFailure(channelKind, known)[clock.locale]}</p>
              ) : null}
              <div className="mt-1 flex flex-wrap items-start gap-2">
                <ActForm action={resendDeliveryAction} label={t('resend')} pending={t('pending')} size="small">
                  <input type="hidden" name="deliveryId" value={deliveryId} />
                </ActForm>
                <ActForm
                  action={dismissDeliveryAction}
                  label={t('dismiss')}
                  pending={t('pending')}
                  variant="quiet"
                  size="small"
                >
                  <input type="hidden" name="deliveryId" value={deliveryId} />
                </ActForm>
                <Link className="link inline-flex min-h-11 items-center" href={`/channels/${channelId}`}>
                  {t('fix')}
                </Link>
              </div>
            </li>
          );
        })}
      </ul>
      {dead.length > shown ? <p>{t('unreachedMore', { count: dead.length - shown })}</p> : null}
    </Notice>
  );
}
