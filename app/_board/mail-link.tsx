import Link from 'next/link';
import { getTranslations } from 'next-intl/server';

/** For whoever has just had a mail from their host. */
export async function MailLink() {
  const t = await getTranslations('mail');
  return (
    <p>
      <Link className="link inline-flex min-h-11 items-center" href="/mail">
        {t('title')}
      </Link>
    </p>
  );
}
