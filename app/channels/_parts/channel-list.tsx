import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ChannelState } from './channel-state';
import { Card } from '@/components/ui/card';
import type { StoredChannel } from '@/lib/db/channels';
import { getDriver } from '@/lib/notify/all-drivers';
import { isChannelKind } from '@/lib/notify/channel-kinds';
import { readClock } from '@/lib/view/read-clock';

/** Where people are told, each with whether it works. */
export async function ChannelList({ channels }: { channels: readonly StoredChannel[] }) {
  const [t, clock] = await Promise.all([getTranslations('channels'), readClock()]);
  return (
    <ul className="grid gap-3">
      {channels.map((channel) => (
        <li key={channel.channelId}>
          <Card labelledBy={`channel-${channel.channelId}`}>
            <h3 id={`channel-${channel.channelId}`} className="text-std-18B-160">
              <Link className="link" href={`/channels/${channel.channelId}`}>
                <bdi>{channel.name}</bdi>
              </Link>
            </h3>
            <p className="text-sub">
              {isChannelKind(channel.kind) ? getDriver(channel.kind).label[clock.locale] : channel.kind}
              {channel.tellsAll ? null : ` ・ ${t('tellsSomeShort', { count: channel.tagIds.length })}`}
            </p>
            <ChannelState channel={channel} />
          </Card>
        </li>
      ))}
    </ul>
  );
}
