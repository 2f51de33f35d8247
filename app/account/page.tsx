import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireVisitor } from '@/app/_access/read-visitor';
import { signOutAction } from '@/app/actions/account/sign-out';
import { ActForm } from '@/components/act-form';
import { PageHeading } from '@/components/page-heading';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return { title: t('navAccount') };
}

export default async function AccountPage() {
  const visitor = await requireVisitor('account.self', '/account');
  const [t, common] = await Promise.all([getTranslations('account'), getTranslations('common')]);
  return (
    <>
      <PageHeading title={common('navAccount')} lead={visitor.email} />
      <ActForm action={signOutAction} label={t('signOut')} pending={t('pending')} />
    </>
  );
}
