import type { BoardRow } from '@/lib/db/find-board';
import { listSightings, type SightingRow } from '@/lib/db/list-sightings';
import { listSitePage } from '@/lib/db/list-site-page';
import type { SiteScope } from '@/lib/db/site-scope';
import type { Monitor } from '@/lib/monitor/monitor';
import type { NextPage } from './stream-rows';

/** The sites that somebody may see, the newest first. */
export function sitePages({ db, rules, now }: Monitor, scope: SiteScope): NextPage<BoardRow> {
  return (after, limit) => listSitePage(db, { scope, after, limit, rules, now: now() });
}

/** The certificates that those sites have shown, what appeared last first. */
export function certificatePages({ db }: Monitor, scope: SiteScope): NextPage<SightingRow> {
  return (last, limit) => {
    const after = last && { ...last, fingerprint256: last.certificate.fingerprint256 };
    return listSightings(db, { scope, after, limit });
  };
}
