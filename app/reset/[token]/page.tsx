import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { newPasswordField } from '@/app/_access/new-password-field';
import { resetPasswordAction } from '@/app/actions/account/reset-password';
import { FieldsForm } from '@/components/fields-form';
import { PageHeading } from '@/components/page-heading';
import { Card } from '@/components/ui/card';
import { hashToken } from '@/lib/auth/token';
import { db } from '@/lib/db/client';
import { findResetLink } from '@/lib/db/reset-links';
import { readClock } from '@/lib/view/read-clock';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.reset');
  return { title: t('title') };
}

/** The link that npm run reset-owner prints, or that came by mail. */
export default async function ResetPage({ params }: PageProps<'/reset/[token]'>) {
  const [{ token }, t, { now }] = await Promise.all([params, getTranslations('account'), readClock()]);
  const link = await findResetLink(db(), hashToken(token), now);
  if (!link) {
    return (
      <>
        <PageHeading title={t('reset.voidTitle')} lead={t('reset.void')} />
        <p>
          <Link className="link" href="/sign-in">
            {t('signIn.title')}
          </Link>
        </p>
      </>
    );
  }
  return (
    <>
      <PageHeading title={t('reset.title')} lead={link.isByMail ? t('reset.leadByMail') : t('reset.lead')} />
      <Card>
        <FieldsForm
          action={resetPasswordAction}
          fields={[await newPasswordField()]}
          submit={t('reset.submit')}
          pending={t('pending')}
        >
          <input type="hidden" name="token" value={token} />
        </FieldsForm>
      </Card>
    </>
  );
}
