import { Allowed } from '@/app/_access/allowed';
import { getTranslations } from 'next-intl/server';
import { WatchNotice } from '@/app/_board/watch-notice';
import { readScope } from '@/app/_access/read-visitor';
import { restoreSiteAction } from '@/app/actions/manage-site';
import { ActForm } from '@/components/act-form';
import { Notice } from '@/components/ui/notice';
import { db } from '@/lib/db/client';
import { findSiteName } from '@/lib/db/find-site-name';
import { toDisplayName } from '@/lib/tls/display-name';

interface BoardNoticesProps {
  deleted?: string;
  restored?: string;
}

/** That nobody is watching, and what was done on the page before. */
export function BoardNotices(props: BoardNoticesProps) {
  return (
    <>
      <WatchNotice isLinked />
      <ActNotice {...props} />
    </>
  );
}

/** What was done on the page before, with the way back. */
async function ActNotice({ deleted, restored }: BoardNoticesProps) {
  const t = await getTranslations('board');
  const site = await findSiteName(db(), await readScope(), deleted ?? restored ?? '');
  if (!site) return null;
  if (deleted && site.isDeleted) {
    return (
      <Notice announce>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p>{t('deleted', { site: toDisplayName(site) })}</p>
          <Allowed to="sites.delete">
            <ActForm action={restoreSiteAction} label={t('undo')} pending={t('undo')} size="small">
              <input type="hidden" name="siteId" value={site.siteId} />
            </ActForm>
          </Allowed>
        </div>
      </Notice>
    );
  }
  if (restored && !site.isDeleted) {
    return (
      <Notice tone="good" announce>
        <p>{t('restored', { site: toDisplayName(site) })}</p>
      </Notice>
    );
  }
  return null;
}
