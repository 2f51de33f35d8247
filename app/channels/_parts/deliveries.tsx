import { getTranslations } from 'next-intl/server';
import { resendDeliveryAction } from '@/app/actions/notices/deliveries';
import { ActForm } from '@/components/act-form';
import { Card } from '@/components/ui/card';
import type { StoredChannel } from '@/lib/db/channels';
import { db } from '@/lib/db/client';
import { listDeliveries } from '@/lib/db/list-deliveries';
import { showForeignText } from '@/lib/tls/show-foreign-text';
import { readClock } from '@/lib/view/read-clock';

const shown = 20;
const looks = { sent: 'text-healthy', waiting: 'text-watching', dead: 'text-urgent', withdrawn: 'text-sub' } as const;

/** What went over a channel lately, and what did not. */
export async function Deliveries({ channel }: { channel: StoredChannel }) {
  const [t, clock, rows] = await Promise.all([
    getTranslations('channels'),
    readClock(),
    listDeliveries(db(), channel.channelId, shown),
  ]);
  return (
    <Card labelledBy="deliveries">
      <h2 id="deliveries" className="text-std-20B-150">
        {t('deliveriesTitle')}
      </h2>
      {rows.length === 0 ? <p className="mt-1 text-sub">{t('deliveriesNone')}</p> : null}
      <ul>
        {rows.map(({ deliveryId, purpose, state, createdAt, attempts, detail }) => (
          <li
            key={deliveryId}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line py-2 last:border-0"
          >
            <div className="min-w-0">
              <p>
                <span className={`font-700 ${looks[state]}`}>{t(`delivery.${state}`)}</span> {t(`purpose.${purpose}`)}
              </p>
              <p className="text-dns-14N-130 text-sub tabular">
                {clock.instant(createdAt)}
                {attempts > 1 || state === 'waiting' || state === 'dead' ? ` ・ ${t('attempts', { attempts })}` : null}
                {state !== 'sent' && state !== 'withdrawn' && detail ? (
                  <>
                    {' ・ '}
                    <bdi>{showForeignText(detail)}</bdi>
                  </>
                ) : null}
              </p>
            </div>
            {state === 'dead' ? (
              <ActForm action={resendDeliveryAction} label={t('resend')} pending={t('pending')} size="small">
                <input type="hidden" name="deliveryId" value={deliveryId} />
              </ActForm>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
