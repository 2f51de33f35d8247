import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Allowed } from '@/app/_access/allowed';
import { requireVisitor } from '@/app/_access/read-visitor';
import { PageHeading } from '@/components/page-heading';
import { isAllowed } from '@/lib/auth/permissions';
import { listChannels } from '@/lib/db/channels';
import { db } from '@/lib/db/client';
import { ChannelList } from './_parts/channel-list';
import { DeviceCard } from './_parts/device-card';
import { OfferedKinds } from './_parts/offered-kinds';
import { OnlyHere } from './_parts/only-here';
import { UnreachedNotices } from './_parts/unreached-notices';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('channels');
  return { title: t('title') };
}

/** Where people are told: one's own devices for everybody, the rest for those who set up the channels. */
export default async function ChannelsPage() {
  const visitor = await requireVisitor('account.self', '/channels');
  const mayManage = isAllowed('channels.manage', visitor);
  const [t, channels] = await Promise.all([getTranslations('channels'), listChannels(db())]);
  const shared = mayManage ? channels.filter(({ personId }) => personId === null) : [];
  const devices = channels.filter(({ personId }) => personId === visitor.personId);
  const isNobodyTold = shared.length + devices.length === 0;
  return (
    <>
      <PageHeading title={t('title')} lead={mayManage && isNobodyTold ? t('leadNone') : t('lead')} />
      <Allowed to="channels.manage">
        <OnlyHere text={t('onlyHere')} />
      </Allowed>
      <Allowed to="notices.manage">
        <UnreachedNotices />
      </Allowed>
      <Allowed to="channels.manage">
        {shared.length === 0 ? null : (
          <section aria-labelledby="channels" className="grid gap-3">
            <h2 id="channels" className="sr-only">
              {t('title')}
            </h2>
            <ChannelList channels={shared} />
          </section>
        )}
      </Allowed>
      <Allowed to="notices.manage">
        <p>
          <Link className="link" href="/notices">
            {t('toPolicy')}
          </Link>
        </p>
      </Allowed>
      <DeviceCard devices={devices} />
      <Allowed to="channels.manage">
        <OfferedKinds />
      </Allowed>
    </>
  );
}
