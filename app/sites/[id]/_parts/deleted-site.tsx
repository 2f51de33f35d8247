import { Allowed } from '@/app/_access/allowed';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { restoreSiteAction } from '@/app/actions/manage-site';
import { ActForm } from '@/components/act-form';
import { PageHeading } from '@/components/page-heading';
import type { SitePage } from '@/lib/db/find-site';
import { toDisplayName } from '@/lib/tls/display-name';
import { readClock } from '@/lib/view/read-clock';

/** A site that was deleted, perhaps in another window: the way back is one press. */
export async function DeletedSite({ site }: { site: SitePage }) {
  const [t, board, clock] = await Promise.all([getTranslations('site'), getTranslations('board'), readClock()]);
  return (
    <>
      <PageHeading
        title={t('deletedTitle')}
        lead={
          site.deletedAt
            ? `${toDisplayName(site)} — ${t('deletedText', { time: clock.instant(site.deletedAt) })}`
            : null
        }
      />
      <Allowed to="sites.delete">
        <ActForm action={restoreSiteAction} label={board('undo')} pending={board('undo')} variant="primary">
          <input type="hidden" name="siteId" value={site.siteId} />
        </ActForm>
      </Allowed>
      <p>
        <Link className="link" href="/">
          {t('back')}
        </Link>
      </p>
    </>
  );
}
