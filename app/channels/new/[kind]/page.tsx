import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { requireVisitor } from '@/app/_access/read-visitor';
import { listChannelFields } from '@/app/channels/_parts/channel-form-fields';
import { SetupSteps } from '@/app/channels/_parts/setup-steps';
import { addChannelAction } from '@/app/actions/notices/channels';
import { FieldsForm } from '@/components/fields-form';
import { PageHeading } from '@/components/page-heading';
import { Card } from '@/components/ui/card';
import { allDrivers } from '@/lib/notify/all-drivers';

export async function generateMetadata({ params }: PageProps<'/channels/new/[kind]'>): Promise<Metadata> {
  const [{ kind }, locale] = await Promise.all([params, getLocale()]);
  return { title: findForm(kind)?.label[locale] ?? kind };
}

/** How one kind of channel is set up: what to open, what to copy, and where to paste it. */
export default async function NewChannelPage({ params }: PageProps<'/channels/new/[kind]'>) {
  const { kind } = await params;
  await requireVisitor('channels.manage', `/channels/new/${kind}`);
  const driver = findForm(kind);
  if (!driver) notFound();
  const [t, locale, fields] = await Promise.all([
    getTranslations('channels'),
    getLocale(),
    listChannelFields(driver, null),
  ]);
  return (
    <>
      <p>
        <Link className="link" href="/channels">
          {t('back')}
        </Link>
      </p>
      <PageHeading title={t('newTitle', { kind: driver.label[locale] })} lead={driver.about[locale]} />
      <SetupSteps driver={driver} />
      <Card labelledBy="fill-in">
        <h2 id="fill-in" className="mb-3 text-std-20B-150">
          {t('fillIn')}
        </h2>
        <FieldsForm action={addChannelAction} fields={fields} submit={t('add')} pending={t('pending')} keepsTyped>
          <input type="hidden" name="kind" value={driver.kind} />
        </FieldsForm>
      </Card>
    </>
  );
}

/** A device is added by a press on it, not by a form. */
function findForm(kind: string) {
  return allDrivers.find((driver) => driver.kind === kind && driver.kind !== 'web-push');
}
