import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { forgottenAction } from '@/app/actions/account/forgotten';
import { FieldsForm } from '@/components/fields-form';
import { PageHeading } from '@/components/page-heading';
import { Card } from '@/components/ui/card';
import { canSendMail } from '@/lib/notify/send-reset-mail';
import { getNotifier } from '@/lib/notify/process-notifier';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.forgotten');
  return { title: t('title') };
}

/** For whoever has forgotten their password: a link by mail where mail is set up, else the ways that remain. */
export default async function ForgottenPage() {
  const [t, account, hasMail] = await Promise.all([
    getTranslations('account.forgotten'),
    getTranslations('account'),
    canSendMail(getNotifier()),
  ]);
  return (
    <>
      <PageHeading title={t('title')} lead={hasMail ? t('lead') : t('noMail')} />
      {hasMail ? (
        <Card>
          <FieldsForm
            action={forgottenAction}
            fields={[
              { name: 'email', label: account('email'), type: 'email', autoComplete: 'username', inputMode: 'email' },
            ]}
            submit={t('submit')}
            pending={account('pending')}
          />
        </Card>
      ) : null}
      <p className="reading text-sub">{t('otherwise')}</p>
      <p>
        <Link className="link" href="/sign-in">
          {account('signIn.title')}
        </Link>
      </p>
    </>
  );
}
