import type { BoardRow } from './find-board';
import type { SiteQuery } from './find-site';
import type { Database } from './open-database';

/** A card after adding: a row of the board, and whether its first look is still running. */
export interface AddedSite extends BoardRow {
  isFirstLookPending: boolean;
}

/** The sites of these ids that are not deleted, in the order of the ids. */
export async function findAddedSites(db: Database, siteIds: readonly string[], query: SiteQuery): Promise<AddedSite[]> {
  throw new Error(`not written yet ${String(db)} ${siteIds.join()} ${String(query)}`);
}
