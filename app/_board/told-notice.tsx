import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Allowed } from '@/app/_access/allowed';
import { UnreachedNotices } from '@/app/channels/_parts/unreached-notices';
import { db } from '@/lib/db/client';
import { readTellingState, type TellingState } from '@/lib/db/telling-state';

/** Whether anybody would be told: what did not arrive, and that there is nothing yet over which something ever has. */
export async function ToldNotice() {
  const state = await readTellingState(db());
  return (
    <>
      {state === 'proved' ? null : <Silence state={state} />}
      {state === 'none' ? null : (
        <Allowed to="notices.manage">
          <UnreachedNotices />
        </Allowed>
      )}
    </>
  );
}

async function Silence({ state }: { state: Exclude<TellingState, 'proved'> }) {
  const t = await getTranslations('channels.board');
  return (
    <Allowed to="channels.manage">
      <p className="flex flex-wrap items-center gap-x-3 rounded-8 border border-line bg-white px-4 py-2">
        {t(`silent.${state}`)}
        <Link className="link inline-flex min-h-11 items-center" href="/channels">
          {state === 'none' ? t('setUp') : t('prove')}
        </Link>
      </p>
    </Allowed>
  );
}
