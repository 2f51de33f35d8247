import { getTranslations } from 'next-intl/server';
import { ChannelState } from './channel-state';
import { removeDeviceAction, subscribeDeviceAction } from '@/app/actions/notices/devices';
import { ActForm } from '@/components/act-form';
import { DeviceForm } from '@/components/device-form';
import { Card } from '@/components/ui/card';
import type { StoredChannel } from '@/lib/db/channels';
import { getNotifier } from '@/lib/notify/process-notifier';

/** One's own phones and computers, and the press with which this one becomes one of them. */
export async function DeviceCard({ devices }: { devices: readonly StoredChannel[] }) {
  const [t, { publicKey }] = await Promise.all([getTranslations('channels'), getNotifier().world.vapid()]);
  return (
    <Card labelledBy="devices">
      <h2 id="devices" className="text-std-20B-150">
        {t('devicesTitle')}
      </h2>
      <p className="reading mt-1 text-sub">{t('devicesLead')}</p>
      <ul>
        {devices.map((device) => (
          <li
            key={device.channelId}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3"
          >
            <div className="min-w-0">
              <h3 className="text-std-16B-170">
                <bdi>{device.name}</bdi>
              </h3>
              <ChannelState channel={device} />
            </div>
            <ActForm
              action={removeDeviceAction}
              label={t('removeDevice')}
              accessibleLabel={t('removeDeviceOf', { name: device.name })}
              pending={t('pending')}
              variant="danger"
              size="small"
            >
              <input type="hidden" name="channelId" value={device.channelId} />
            </ActForm>
          </li>
        ))}
      </ul>
      <div className="mt-4">
        <DeviceForm
          subscribe={subscribeDeviceAction}
          publicKey={publicKey}
          words={{
            press: t('addDevice'),
            pending: t('pending'),
            unsupported: t('deviceUnsupported'),
            homeScreen: t('deviceHomeScreen'),
            insecure: t('deviceInsecure'),
            denied: t('deviceDenied'),
            failed: t('deviceFailed'),
          }}
        />
      </div>
    </Card>
  );
}
