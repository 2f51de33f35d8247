import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { newPasswordField } from '@/app/_access/new-password-field';
import { requireVisitor } from '@/app/_access/read-visitor';
import { changePasswordAction } from '@/app/actions/account/change-password';
import { signOutAction } from '@/app/actions/account/sign-out';
import { ActForm } from '@/components/act-form';
import { FieldsForm } from '@/components/fields-form';
import { PageHeading } from '@/components/page-heading';
import { Card } from '@/components/ui/card';
import { CalendarCard } from './_parts/calendar-card';
import { KeysCard } from './_parts/keys-card';
import { SessionList } from './_parts/session-list';
import { Passkeys } from './_parts/passkeys';
import { SecondStep } from './_parts/second-step';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return { title: t('navAccount') };
}

/** Everything about oneself: password, second step, and where one is signed in. */
export default async function AccountPage() {
  const visitor = await requireVisitor('account.self', '/account');
  const [t, common] = await Promise.all([getTranslations('account'), getTranslations('common')]);
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <PageHeading title={common('navAccount')} lead={visitor.email} />
        <ActForm action={signOutAction} label={t('signOut')} pending={t('pending')} />
      </div>
      <SecondStep personId={visitor.personId} />
      <Passkeys personId={visitor.personId} />
      <Card labelledBy="change-password">
        <h2 id="change-password" className="text-std-18B-160">
          {t('changePassword.title')}
        </h2>
        <p className="reading mb-3 text-sub">{t('changePassword.lead')}</p>
        <FieldsForm
          action={changePasswordAction}
          variant="secondary"
          fields={[
            {
              name: 'currentPassword',
              label: t('changePassword.current'),
              type: 'password',
              autoComplete: 'current-password',
            },
            await newPasswordField('newPassword'),
          ]}
          submit={t('changePassword.submit')}
          pending={t('pending')}
        />
      </Card>
      <SessionList personId={visitor.personId} ownSessionId={visitor.sessionId} />
      <CalendarCard personId={visitor.personId} />
      <KeysCard />
    </>
  );
}
