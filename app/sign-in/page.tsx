import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { readVisitor } from '@/app/_access/read-visitor';
import { signInAction } from '@/app/actions/account/sign-in';
import { FieldsForm } from '@/components/fields-form';
import { PageHeading } from '@/components/page-heading';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { readLocalPath } from '@/lib/auth/local-path';
import { db } from '@/lib/db/client';
import { hasOwner } from '@/lib/db/people';
import { PasskeyEntrance } from './_parts/passkey-entrance';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.signIn');
  return { title: t('title') };
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const [{ next, reset }, t, visitor] = await Promise.all([searchParams, getTranslations('account'), readVisitor()]);
  const goTo = readLocalPath(typeof next === 'string' ? next : undefined);
  if (visitor) redirect(goTo);
  if (!(await hasOwner(db()))) redirect('/setup');
  return (
    <>
      <PageHeading title={t('signIn.title')} lead={t('signIn.lead')} />
      {reset === undefined ? null : (
        <Notice tone="good" announce>
          <p>{t('signIn.afterReset')}</p>
        </Notice>
      )}
      <Card>
        <FieldsForm
          action={signInAction}
          fields={[
            { name: 'email', label: t('email'), type: 'email', autoComplete: 'username', inputMode: 'email' },
            { name: 'password', label: t('password'), type: 'password', autoComplete: 'current-password' },
          ]}
          submit={t('signIn.submit')}
          pending={t('pending')}
        >
          <input type="hidden" name="next" value={goTo} />
        </FieldsForm>
      </Card>
      <PasskeyEntrance next={goTo} />
      <p>
        <Link className="link" href="/forgotten">
          {t('signIn.forgotten')}
        </Link>
      </p>
    </>
  );
}
