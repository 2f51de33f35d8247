import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/components/ui/button';
import { urgencyRank, type Status } from '@/lib/tls/status';

interface RecoveryActProps {
  siteId: string;
  status: Status;
  /** Whether a re-issue can cure what is wrong: see lib/tls/reissue-helps.ts. */
  canHelp: boolean;
}

/** The way to the steps: a button when they are needed, a link when they are not, and a word where they cannot help. */
export async function RecoveryAct({ siteId, status, canHelp }: RecoveryActProps) {
  const t = await getTranslations('board');
  if (!canHelp) return <p className="reading text-sub">{t('recoveryCannotHelp')}</p>;
  const isNeeded = urgencyRank(status) >= urgencyRank('action');
  const look = buttonClass(status === 'unreachable' ? 'secondary' : 'primary');
  return (
    <Link className={isNeeded ? look : 'link inline-flex min-h-11 items-center'} href={`/sites/${siteId}/recovery`}>
      {t('recovery')}
    </Link>
  );
}
