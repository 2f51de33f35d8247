import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Allowed } from '@/app/_access/allowed';
import { UnreachedNotices } from '@/app/channels/_parts/unreached-notices';
import { db } from '@/lib/db/client';
import { hasChannels } from '@/lib/db/channels';

/** Whether anybody would be told: what did not arrive, or that there is nowhere to tell yet. */
export async function ToldNotice() {
  const [t, isAnybodyTold] = await Promise.all([getTranslations('channels.board'), hasChannels(db())]);
  return (
    <Allowed to={isAnybodyTold ? 'notices.manage' : 'channels.manage'}>
      {isAnybodyTold ? (
        <UnreachedNotices />
      ) : (
        <p className="flex flex-wrap items-center gap-x-3 rounded-8 border border-line bg-white px-4 py-2">
          {t('none')}
          <Link className="link inline-flex min-h-11 items-center" href="/channels">
            {t('setUp')}
          </Link>
        </p>
      )}
    </Allowed>
  );
}
