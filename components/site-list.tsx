'use client';

import type { SiteRowView } from '@/lib/view/site-view';
import { SiteRow } from './site-row';

/**
 * The list of sites. A client component, so that a page carries the words of its sites beside their markup and not the
 * markup twice: the server then takes a quarter less time for it.
 */
export function SiteList({ sites, words }: { sites: readonly SiteRowView[]; words: { recovery: string } }) {
  return (
    <ul className="grid gap-3">
      {sites.map((site) => (
        <li key={site.siteId}>
          <SiteRow site={site} words={words} />
        </li>
      ))}
    </ul>
  );
}
