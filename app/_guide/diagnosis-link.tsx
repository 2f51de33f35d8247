import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/components/ui/button';
import { urgencyRank, type Status } from '@/lib/tls/status';

/** The way to the diagnosis: a button when something is wrong, a link when not. */
export async function DiagnosisLink({ siteId, status }: { siteId: string; status: Status }) {
  const t = await getTranslations('diagnosis');
  const isNeeded = urgencyRank(status) >= urgencyRank('action');
  return (
    <Link
      className={isNeeded ? buttonClass('secondary') : 'link inline-flex min-h-11 items-center'}
      href={`/sites/${siteId}/diagnosis`}
    >
      {t('link')}
    </Link>
  );
}
