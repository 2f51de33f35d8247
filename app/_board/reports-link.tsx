import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { untagged } from '@/lib/db/untagged';

/** For whoever watches the sites of others. */
export async function ReportsLink({ tag }: { tag: string | undefined }) {
  const t = await getTranslations('reports');
  return (
    <p>
      <Link
        className="link inline-flex min-h-11 items-center"
        href={tag && tag !== untagged ? `/reports/${encodeURIComponent(tag)}` : '/reports'}
        prefetch={false}
      >
        {t('link')}
      </Link>
    </p>
  );
}
