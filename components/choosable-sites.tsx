import type { SiteRowView } from '@/lib/view/site-view';
import { HostName } from './host-name';
import { StatusTag } from './status-tag';

interface ChoosableSitesProps {
  sites: readonly SiteRowView[];
  /** Ids of those that are ticked to begin with. */
  chosen: readonly string[];
  /** All are chosen, those of other pages too: then one by one means nothing. */
  isAll: boolean;
}

/** Sites as lines with a box to tick: the whole line is the place to press. */
export function ChoosableSites({ sites, chosen, isAll }: ChoosableSitesProps) {
  return (
    <ul className="divide-y divide-line rounded-12 border border-line bg-white">
      {sites.map(({ siteId, name, tags, status, statusWord }) => (
        <li key={siteId}>
          <label
            className={`flex min-h-12 items-center gap-3 px-4 py-2 has-checked:bg-brand-weak ${isAll ? 'bg-brand-weak' : 'cursor-pointer'}`}
          >
            {/* A box that the keyboard reaches must not hide behind the bar below. */}
            <input
              type="checkbox"
              name={`site:${siteId}`}
              defaultChecked={chosen.includes(siteId)}
              className="size-5 shrink-0 scroll-mb-56 accent-brand"
            />
            <span className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <span className="min-w-0">
                <HostName name={name} />
                {tags.length > 0 ? (
                  <span className="block text-dns-14N-130 text-sub">
                    <bdi>{tags.join(' ・ ')}</bdi>
                  </span>
                ) : null}
              </span>
              <StatusTag status={status} word={statusWord} />
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
