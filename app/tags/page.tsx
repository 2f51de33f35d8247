import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requireVisitor } from '@/app/_access/read-visitor';
import { BoardFilters } from '@/app/_board/board-filters';
import { tagManyAction } from '@/app/actions/tag-many';
import { PageHeading } from '@/components/page-heading';
import { Pagination } from '@/components/pagination';
import { TagManyForm } from '@/components/tag-many-form';
import { db } from '@/lib/db/client';
import { findBoard } from '@/lib/db/find-board';
import { listTags } from '@/lib/db/list-tags';
import { getMonitor } from '@/lib/monitor/monitor';
import { mostTagged } from '@/lib/monitor/tag-many';
import { boardHref, isFiltered, readBoardView, readNotices } from '@/lib/view/board-view';
import { readClock } from '@/lib/view/read-clock';
import { viewSiteRows } from '@/lib/view/view-site';
import { TagResult } from './_parts/tag-result';

/** Lines are short: an agency sees most of its sites at once. */
const pageSize = 200;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tags');
  return { title: t('title') };
}

/** Many sites of the board get a tag, or lose it, by one press. */
export default async function TagsPage({ searchParams }: PageProps<'/tags'>) {
  const { scope } = await requireVisitor('sites.tag', '/tags');
  const params = await searchParams;
  const view = readBoardView(params);
  const { done, undone } = readNotices(params);
  const { now } = await readClock();
  const [board, tags, t, words, site] = await Promise.all([
    findBoard(db(), { ...view, scope, now, rules: getMonitor().rules, pageSize }),
    listTags(db(), scope),
    getTranslations('tags'),
    getTranslations('board'),
    getTranslations('site'),
  ]);
  const sites = await viewSiteRows(board.rows);
  const hrefOf = (page: number) => boardHref(view, { page }, '/tags');
  const query = hrefOf(board.page).split('?')[1] ?? '';
  const all = isFiltered(view) ? t('everyFound', { count: board.total }) : t('every', { count: board.total });
  return (
    <>
      <p>
        <Link className="link inline-flex min-h-11 items-center" href={boardHref(view)}>
          {t('back')}
        </Link>
      </p>
      <PageHeading title={t('title')} lead={t('lead')} />
      <TagResult done={done} undone={undone} view={query} tags={tags} />
      <BoardFilters
        view={view}
        counts={board.overview.counts}
        total={board.overview.siteCount}
        tags={tags}
        path="/tags"
      />
      {board.total === 0 ? (
        <p>
          {words('noMatch')}{' '}
          <Link className="link" href="/tags">
            {words('searchClear')}
          </Link>
        </p>
      ) : (
        <TagManyForm
          // Another view, or a press that was done, is another form with nothing ticked.
          key={`${query} ${done ?? ''} ${undone ?? ''}`}
          action={tagManyAction}
          sites={sites}
          view={query}
          all={board.total > mostTagged ? null : all}
          isOnePage={board.pageCount === 1}
          tagNames={tags.map(({ name }) => name)}
          words={{
            sites: t('sites'),
            shown: t('shown', { count: sites.length }),
            none: t('none'),
            chosen: t('chosen', { count: '{count}' }),
            chosenAll: t('chosenAll', { count: board.total }),
            tag: t('tag'),
            placeholder: site('tagPlaceholder'),
            add: t('add'),
            remove: t('remove'),
            pending: t('pending'),
          }}
        />
      )}
      {board.pageCount > 1 ? (
        <Pagination
          label={words('paging')}
          text={words('page', { page: board.page, pages: board.pageCount, total: board.total })}
          previous={board.page > 1 ? { href: hrefOf(board.page - 1), label: words('previous') } : null}
          next={board.page < board.pageCount ? { href: hrefOf(board.page + 1), label: words('next') } : null}
        />
      ) : null}
    </>
  );
}
