import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { readVisitor } from '@/app/_access/read-visitor';
import { isAllowed } from '@/lib/auth/permissions';
import { db } from '@/lib/db/client';
import { countDeletedSites } from '@/lib/db/find-deleted-sites';

/** The quiet way to what was deleted, as long as there is something. */
export async function DeletedLink() {
  const visitor = await readVisitor();
  if (!visitor || !isAllowed('sites.delete', visitor)) return null;
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
