import { Allowed } from '@/app/_access/allowed';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { recheckAllAction } from '@/app/actions/recheck';
import { AddedCards } from './_board/added-cards';
import { BoardFilters } from './_board/board-filters';
import { BoardNotices } from './_board/board-notices';
import { requireVisitor } from './_access/read-visitor';
import { AddSites } from './_board/add-sites';
import { DeletedLink } from './_board/deleted-link';
import { EmptyBoard } from './_board/empty-board';
import { ImportLink } from './_board/import-link';
import { MailLink } from './_board/mail-link';
import { ReportsLink } from './_board/reports-link';
import { SiteLead } from './_board/site-lead';
import { TagManyLink } from './_board/tag-many-link';
import { ToldNotice } from './_board/told-notice';
import { ActForm } from '@/components/act-form';
import { PageHeading } from '@/components/page-heading';
import { Pagination } from '@/components/pagination';
import { SiteList } from '@/components/site-list';
import { db } from '@/lib/db/client';
import { findAddedSites } from '@/lib/db/find-added-sites';
import { findBoard, type Board, type BoardRow } from '@/lib/db/find-board';
import { listTags } from '@/lib/db/list-tags';
import { getMonitor } from '@/lib/monitor/monitor';
import { intervalFor } from '@/lib/monitor/next-due';
import { urgencyRank } from '@/lib/tls/status';
import { boardHref, fewSites, isFiltered, readBoardView, readNotices, type BoardView } from '@/lib/view/board-view';
import { readClock } from '@/lib/view/read-clock';
import { viewHeadline } from '@/lib/view/view-headline';
import { viewSiteRows } from '@/lib/view/view-site';

const pageSize = 50;

export default async function BoardPage({ searchParams }: PageProps<'/'>) {
  const { scope } = await requireVisitor('sites.see', '/');
  const params = await searchParams;
  const view = readBoardView(params);
  const notices = readNotices(params);
  const { now } = await readClock();
  const query = { scope, now, rules: getMonitor().rules };
  // Before the board: a look that ends in between is then drawn as still running, and the headline once more when it comes.
  const added = notices.added.length > 0 ? await findAddedSites(db(), notices.added, query) : [];
  const [board, tags] = await Promise.all([findBoard(db(), { ...view, ...query, pageSize }), listTags(db(), scope)]);
  if (board.overview.siteCount === 0)
    return <EmptyBoard notice={<BoardNotices deleted={notices.deleted} restored={notices.restored} />} />;

  const [t, siteWords] = await Promise.all([getTranslations('board'), getTranslations('site')]);
  const headline = await viewHeadline(board.overview, (status) => intervalFor(status, getMonitor().checkIntervalMs));
  const hasFew = board.overview.siteCount <= fewSites;
  const lead = findLead(board, view);
  const isCard = (row: BoardRow) => row === lead || notices.added.includes(row.siteId);
  const rows = await viewSiteRows(board.rows.filter((row) => !isCard(row)));

  return (
    <>
      <BoardNotices deleted={notices.deleted} restored={notices.restored} />
      <div className="flex flex-wrap items-start justify-between gap-3">
        <PageHeading title={headline.title} lead={headline.lead} />
        <Allowed to="sites.check">
          <ActForm
            action={recheckAllAction}
            label={t('recheckAll')}
            pending={siteWords('recheckPending')}
            size="small"
          />
        </Allowed>
      </div>
      <MailLink />
      <ToldNotice />
      <AddedCards sites={added} more={notices.more} />
      {lead && !notices.added.includes(lead.siteId) ? <SiteLead row={lead} /> : null}
      {hasFew ? null : <AddSites key="add" />}
      <section aria-labelledby="sites" className="grid gap-3">
        <h2 id="sites" className="sr-only">
          {t('sites')}
        </h2>
        <BoardFilters view={view} counts={board.overview.counts} total={board.overview.siteCount} tags={tags} />
        {hasFew ? null : <TagManyLink view={view} />}
        {view.outage === undefined ? null : (
          <p className="rounded-8 border border-line bg-white px-4 py-2">
            {t('outage')}{' '}
            <Link className="link inline-flex min-h-11 items-center" href="/">
              {t('searchClear')}
            </Link>
          </p>
        )}
        {board.total === 0 ? (
          <p>
            {t('noMatch')}{' '}
            <Link className="link" href="/">
              {t('searchClear')}
            </Link>
          </p>
        ) : null}
        {rows.length > 0 ? <SiteList sites={rows} words={{ recovery: t('recovery') }} /> : null}
        {board.pageCount > 1 ? (
          <Pagination
            label={t('paging')}
            text={t('page', { page: board.page, pages: board.pageCount, total: board.total })}
            previous={board.page > 1 ? { href: boardHref(view, { page: board.page - 1 }), label: t('previous') } : null}
            next={
              board.page < board.pageCount
                ? { href: boardHref(view, { page: board.page + 1 }), label: t('next') }
                : null
            }
          />
        ) : null}
      </section>
      {hasFew ? <AddSites key="add" /> : null}
      <ImportLink />
      {hasFew && board.overview.siteCount > 1 ? <TagManyLink view={view} /> : null}
      <ReportsLink tag={view.tag} />
      <Allowed to="sites.delete">
        <DeletedLink />
      </Allowed>
    </>
  );
}

/** The worst site is drawn large, with its act, as long as nobody asked for a particular view; so is the only one. */
function findLead({ rows, overview }: Board, view: BoardView): BoardRow | undefined {
  const [worst] = rows;
  const isAsked = isFiltered(view) || view.sort !== 'urgency' || view.page > 1;
  if (!worst || isAsked) return undefined;
  return overview.siteCount === 1 || urgencyRank(worst.status) >= urgencyRank('action') ? worst : undefined;
}
