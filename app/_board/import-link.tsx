import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Allowed } from '@/app/_access/allowed';

/** For whoever has a list of many sites. */
export async function ImportLink() {
  const t = await getTranslations('import');
  return (
    <Allowed to="sites.add">
      <p>
        <Link className="link inline-flex min-h-11 items-center" href="/import" prefetch={false}>
          {t('link')}
        </Link>
      </p>
    </Allowed>
  );
}
