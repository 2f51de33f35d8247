import Link from 'next/link';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireVisitor } from '@/app/_access/read-visitor';
import { restoreSiteAction } from '@/app/actions/manage-site';
import { ActForm } from '@/components/act-form';
import { HostName } from '@/components/host-name';
import { PageHeading } from '@/components/page-heading';
import { Pagination } from '@/components/pagination';
import { db } from '@/lib/db/client';
import { findDeletedSites } from '@/lib/db/find-deleted-sites';
import { keptMs } from '@/lib/monitor/tidy-up';
import { toDisplayName } from '@/lib/tls/display-name';
import { readBoardView } from '@/lib/view/board-view';
import { readClock } from '@/lib/view/read-clock';

const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('deleted');
  return { title: t('title') };
}

/** The sites that were deleted and can still be brought back, each with the day on which it is gone for good. */
export default async function DeletedSitesPage({ searchParams }: PageProps<'/deleted'>) {
  await requireVisitor('sites.delete', '/deleted');
  const view = readBoardView(await searchParams);
  const [t, board, site, clock] = await Promise.all([
    getTranslations('deleted'),
    getTranslations('board'),
    getTranslations('site'),
    readClock(),
  ]);
  const { rows, total, page, pageCount } = await findDeletedSites(db(), { page: view.page, pageSize });
  const hrefOf = (other: number) => `/deleted?page=${other}`;
  return (
    <>
      <p>
        <Link className="link" href="/">
          {site('back')}
        </Link>
      </p>
      <PageHeading title={t('title')} lead={total === 0 ? t('none') : t('lead')} />
      <ul className="grid gap-3">
        {rows.map((row) => (
          <li
            key={row.siteId}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-12 border border-line bg-white p-4 desktop:px-6"
          >
            <div className="min-w-0">
              <h2 className="text-std-18B-160">
                <HostName name={toDisplayName(row)} />
              </h2>
              <p className="text-dns-14N-130 text-sub tabular">
                {t('until', {
                  deleted: clock.instant(row.deletedAt),
                  gone: clock.date(new Date(row.deletedAt.getTime() + keptMs)),
                })}
              </p>
            </div>
            <ActForm
              action={restoreSiteAction}
              label={board('undo')}
              accessibleLabel={t('restore', { site: toDisplayName(row) })}
              pending={board('undo')}
              size="small"
            >
              <input type="hidden" name="siteId" value={row.siteId} />
            </ActForm>
          </li>
        ))}
      </ul>
      {pageCount > 1 ? (
        <Pagination
          label={board('paging')}
          text={board('page', { page, pages: pageCount, total })}
          previous={page > 1 ? { href: hrefOf(page - 1), label: board('previous') } : null}
          next={page < pageCount ? { href: hrefOf(page + 1), label: board('next') } : null}
        />
      ) : null}
    </>
  );
}
