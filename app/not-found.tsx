import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { PageHeading } from '@/components/page-heading';
import { buttonClass } from '@/components/ui/button';

export default async function NotFound() {
  const t = await getTranslations('error');
  return (
    <>
      <PageHeading title={t('notFoundTitle')} lead={t('notFoundText')} />
      <p>
        <Link className={buttonClass('primary')} href="/">
          {t('home')}
        </Link>
      </p>
    </>
  );
}
