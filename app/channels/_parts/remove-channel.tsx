import { getTranslations } from 'next-intl/server';
import { removeChannelAction } from '@/app/actions/notices/channels';
import { ActForm } from '@/components/act-form';
import { Disclosure } from '@/components/ui/disclosure';
import { findChannelRemoval } from '@/lib/db/channel-removal';
import { db } from '@/lib/db/client';
import { toDisplayName } from '@/lib/tls/display-name';

/** What it means to delete a channel is read before the button is there. */
export async function RemoveChannel({ channelId, name }: { channelId: string; name: string }) {
  const [t, { waiting, untold }] = await Promise.all([
    getTranslations('channels.removal'),
    findChannelRemoval(db(), channelId),
  ]);
  const rest = untold.count - untold.names.length;
  return (
    <Disclosure summary={t('title')}>
      <div className="reading grid gap-2">
        {waiting > 0 ? <p className="font-700 text-action">{t('waiting', { count: waiting })}</p> : null}
        {untold.count > 0 ? (
          <div>
            <p className="font-700 text-action">{t('untold', { count: untold.count })}</p>
            <ul className="list-disc pl-6">
              {untold.names.map((site) => (
                <li key={toDisplayName(site)}>
                  <bdi className="break-words">{toDisplayName(site)}</bdi>
                </li>
              ))}
              {rest > 0 ? <li>{t('more', { count: rest })}</li> : null}
            </ul>
          </div>
        ) : null}
        <p>{t('secrets')}</p>
        <ActForm
          action={removeChannelAction}
          label={t('confirm')}
          accessibleLabel={t('confirmOf', { name })}
          pending={t('pending')}
          variant="danger"
          size="small"
        >
          <input type="hidden" name="channelId" value={channelId} />
        </ActForm>
      </div>
    </Disclosure>
  );
}
