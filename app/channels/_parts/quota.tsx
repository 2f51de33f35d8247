import { getTranslations } from 'next-intl/server';
import type { StoredChannel } from '@/lib/db/channels';
import { getDriver } from '@/lib/notify/all-drivers';
import type { ChannelKind } from '@/lib/notify/channel-kinds';
import { getNotifier } from '@/lib/notify/process-notifier';
import { readValues } from '@/lib/notify/send-over';

/** How many messages are left this month, where the service counts them. */
export async function Quota({ channel, kind }: { channel: StoredChannel; kind: ChannelKind }) {
  const { readQuota } = getDriver(kind);
  const { masterKey, world } = getNotifier();
  const values = readValues(masterKey, channel);
  const quota = readQuota && values ? await readQuota(values, world) : null;
  if (quota === null || quota.limit === null) return null;
  const t = await getTranslations('channels');
  return <p className="mt-1">{t('quota', { left: Math.max(0, quota.limit - quota.used), limit: quota.limit })}</p>;
}
