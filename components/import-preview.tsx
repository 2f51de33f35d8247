import type { ImportView } from '@/lib/view/import-view';
import { RowTable } from './row-table';

export type ImportPreviewWords = Readonly<
  Record<'found' | 'notYet' | 'columnSite' | 'columnBecomes' | 'columnTags', string>
>;

/** What a table would do, before it does anything. */
export function ImportPreview({ view, words }: { view: ImportView; words: ImportPreviewWords }) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 className="text-std-20B-150">{words.found}</h2>
      <ul className="tabular">
        {view.counts.map((count) => (
          <li key={count}>{count}</li>
        ))}
      </ul>
      <p className="text-sub">{words.notYet}</p>
      <RowTable
        caption={words.found}
        columns={[words.columnSite, words.columnBecomes, words.columnTags]}
        rows={view.rows.map(({ key, site, becomes, tags, isRefused }) => ({
          key,
          cells: [
            <bdi key="site" className="break-all">
              {site}
            </bdi>,
            <span key="becomes" className={isRefused ? 'font-700 text-urgent' : ''}>
              {becomes}
            </span>,
            <bdi key="tags" className="break-words">
              {tags}
            </bdi>,
          ],
        }))}
      />
      {view.further === null ? null : <p>{view.further}</p>}
    </section>
  );
}
