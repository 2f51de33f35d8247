import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { newPasswordField } from '@/app/_access/new-password-field';
import { isSetupOpen } from '@/app/_access/setup-access';
import { setUpAction } from '@/app/actions/account/set-up';
import { FieldsForm } from '@/components/fields-form';
import { PageHeading } from '@/components/page-heading';
import { Card } from '@/components/ui/card';
import { db } from '@/lib/db/client';
import { hasOwner } from '@/lib/db/people';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.setup');
  return { title: t('title') };
}

/** The very first visit: whoever it is becomes the owner. */
export default async function SetupPage() {
  const [t, head] = await Promise.all([getTranslations('account'), headers()]);
  if (await hasOwner(db())) redirect('/');
  const token = { name: 'token', label: t('setup.token'), hint: t('setup.tokenHint') };
  return (
    <>
      <PageHeading title={t('setup.title')} lead={t('setup.lead')} />
      <Card>
        <FieldsForm
          action={setUpAction}
          fields={[
            ...(isSetupOpen(head) ? [] : [token]),
            { name: 'email', label: t('email'), type: 'email', autoComplete: 'username', inputMode: 'email' },
            await newPasswordField(),
          ]}
          submit={t('setup.submit')}
          pending={t('pending')}
        />
      </Card>
    </>
  );
}
