import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { db } from '@/lib/db/client';
import { countDeletedSites } from '@/lib/db/find-deleted-sites';

/** The quiet way to what was deleted, as long as there is something. */
export async function DeletedLink() {
  const [t, count] = await Promise.all([getTranslations('deleted'), countDeletedSites(db())]);
  if (count === 0) return null;
  return (
    <p>
      <Link className="link inline-flex min-h-11 items-center" href="/deleted" prefetch={false}>
        {t('title')} ({count})
      </Link>
    </p>
  );
}
