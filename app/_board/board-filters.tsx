import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { statusMark } from '@/components/status-tag';
import { buttonClass } from '@/components/ui/button';
import { boardSorts, type BoardOverview } from '@/lib/db/find-board';
import type { TagUse } from '@/lib/db/list-tags';
import { untagged } from '@/lib/db/untagged';
import { statuses, type Status } from '@/lib/tls/status';
import { boardHref, fewSites, isFiltered, type BoardPath, type BoardView } from '@/lib/view/board-view';

interface BoardFiltersProps {
  view: BoardView;
  counts: BoardOverview['counts'];
  total: number;
  tags: readonly TagUse[];
  /** The page on which they stand. */
  path?: BoardPath;
}

/** The counts, which filter, and one plain form for search, tag and order. For a few sites the counts are enough. */
export function BoardFilters({ view, counts, total, tags, path = '/' }: BoardFiltersProps) {
  const isLarge = total > fewSites || tags.length > 0 || isFiltered(view);
  return (
    <div className="grid gap-3">
      {total > 1 ? <Tiles view={view} counts={counts} total={total} path={path} /> : null}
      {isLarge ? <SearchForm view={view} tags={tags} path={path} /> : null}
    </div>
  );
}

type Placed<Props> = Props & { path: BoardPath };

async function Tiles({ view, counts, total, path }: Placed<Omit<BoardFiltersProps, 'tags'>>) {
  const [t, words] = await Promise.all([getTranslations('board'), getTranslations('common.status')]);
  const shown = statuses.toReversed().filter((status) => counts[status] > 0 || view.status === status);
  return (
    <nav aria-label={t('tiles')}>
      <ul className="flex flex-wrap gap-2">
        <Tile view={view} status={undefined} word={t('all')} count={total} path={path} />
        {shown.map((status) => (
          <Tile key={status} view={view} status={status} word={words(status)} count={counts[status]} path={path} />
        ))}
      </ul>
    </nav>
  );
}

interface TileProps {
  view: BoardView;
  status: Status | undefined;
  word: string;
  count: number;
}

function Tile({ view, status, word, count, path }: Placed<TileProps>) {
  const { status: _now, ...rest } = view;
  return (
    <li>
      <Link
        href={boardHref(status ? { ...rest, status } : rest, {}, path)}
        aria-current={view.status === status ? 'true' : undefined}
        className="flex min-h-11 items-center gap-2 rounded-full border border-line bg-white px-4 text-ink hover:underline aria-current:border-2 aria-current:border-brand aria-current:font-700"
      >
        {status ? <span aria-hidden="true">{statusMark(status)}</span> : null}
        {word} <b className="tabular">{count}</b>
      </Link>
    </li>
  );
}

async function SearchForm({ view, tags, path }: Placed<Pick<BoardFiltersProps, 'view' | 'tags'>>) {
  const t = await getTranslations('board');
  const box = 'min-h-11 rounded-8 border border-field bg-white px-3';
  return (
    // Another view is another form, or else its fields would go on showing what was chosen in the view before.
    <form key={boardHref(view)} action={path} role="search" className="flex flex-wrap items-end gap-x-4 gap-y-2">
      {view.status ? <input type="hidden" name="status" value={view.status} /> : null}
      <label className="grid min-w-0 flex-1 basis-56">
        {t('search')}
        <input type="search" name="q" defaultValue={view.search} maxLength={253} className={`${box} w-full`} />
      </label>
      {tags.length > 0 ? (
        <label className="grid">
          {t('tagLabel')}
          <select name="tag" defaultValue={view.tag ?? ''} className={`${box} max-w-56`}>
            <option value="">{t('tagAll')}</option>
            <option value={untagged}>{t('tagNone')}</option>
            {tags.map((tag) => (
              <option key={tag.tagId} value={tag.tagId}>
                {tag.name} ({tag.siteCount})
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <label className="grid">
        {t('sortLabel')}
        <select name="sort" defaultValue={view.sort} className={box}>
          {boardSorts.map((sort) => (
            <option key={sort} value={sort}>
              {t(`sort.${sort}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className={buttonClass('secondary', 'small')}>
        {t('searchButton')}
      </button>
      {isFiltered(view) ? (
        <Link href={path} className="link flex min-h-11 items-center">
          {t('searchClear')}
        </Link>
      ) : null}
    </form>
  );
}
