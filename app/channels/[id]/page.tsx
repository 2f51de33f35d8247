import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireVisitor } from '@/app/_access/read-visitor';
import { listChannelFields } from '@/app/channels/_parts/channel-form-fields';
import { ChannelState } from '@/app/channels/_parts/channel-state';
import { Deliveries } from '@/app/channels/_parts/deliveries';
import { Quota } from '@/app/channels/_parts/quota';
import { RemoveChannel } from '@/app/channels/_parts/remove-channel';
import { changeChannelAction, pauseChannelAction, testChannelAction } from '@/app/actions/notices/channels';
import { ActForm } from '@/components/act-form';
import { FieldsForm } from '@/components/fields-form';
import { PageHeading } from '@/components/page-heading';
import { Card } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { Notice } from '@/components/ui/notice';
import { findChannel } from '@/lib/db/channels';
import { db } from '@/lib/db/client';
import { getDriver } from '@/lib/notify/all-drivers';
import { isChannelKind } from '@/lib/notify/channel-kinds';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('channels');
  return { title: t('title') };
}

/** One channel: whether it works, a test message, what went over it, and how it is set up. */
export default async function ChannelPage({ params, searchParams }: PageProps<'/channels/[id]'>) {
  const { id } = await params;
  await requireVisitor('channels.manage', `/channels/${id}`);
  const channel = await findChannel(db(), id);
  // A person's device is that person's own matter.
  if (!channel || channel.personId !== null || !isChannelKind(channel.kind)) notFound();
  const driver = getDriver(channel.kind);
  const [t, fields, query] = await Promise.all([
    getTranslations('channels'),
    listChannelFields(driver, channel),
    searchParams,
  ]);
  const channelId = <input type="hidden" name="channelId" value={channel.channelId} />;
  return (
    <>
      <p>
        <Link className="link" href="/channels">
          {t('back')}
        </Link>
      </p>
      <PageHeading title={<bdi>{channel.name}</bdi>} />
      {'added' in query || 'saved' in query ? (
        <Notice tone="good" announce>
          <p>{'added' in query ? t('added') : t('saved')}</p>
        </Notice>
      ) : null}
      <Card labelledBy="works">
        <h2 id="works" className="text-std-20B-150">
          {t('worksTitle')}
        </h2>
        <ChannelState channel={channel} />
        <Quota channel={channel} kind={channel.kind} />
        <div className="mt-4">
          <ActForm action={testChannelAction} label={t('test')} pending={t('testPending')} variant="primary">
            {channelId}
          </ActForm>
        </div>
      </Card>
      <Deliveries channel={channel} />
      <Card labelledBy="set-up">
        <h2 id="set-up" className="mb-3 text-std-20B-150">
          {t('setUpTitle')}
        </h2>
        <FieldsForm action={changeChannelAction} fields={fields} submit={t('save')} pending={t('pending')} keepsTyped>
          {channelId}
        </FieldsForm>
        <Disclosure summary={t('stepsTitle')}>
          <ol className="grid list-decimal gap-2 pl-6">
            {driver.steps.map(({ words }) => (
              <li key={words.en}>{words[channel.locale]}</li>
            ))}
          </ol>
        </Disclosure>
        <div className="mt-5 flex flex-wrap items-start gap-3 border-t border-line pt-4">
          <ActForm
            action={pauseChannelAction}
            label={channel.pausedAt ? t('resume') : t('pause')}
            pending={t('pending')}
            size="small"
          >
            {channelId}
            <input type="hidden" name="isPaused" value={channel.pausedAt ? 'no' : 'yes'} />
          </ActForm>
        </div>
        <RemoveChannel channelId={channel.channelId} name={channel.name} />
      </Card>
    </>
  );
}
