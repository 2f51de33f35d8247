import { findBoardRows } from './find-board-rows';
import type { BoardRow } from './find-board';
import type { SiteQuery } from './find-site';
import { listPendingFirstLooks } from './first-look';
import type { Database } from './open-database';

/** A card after adding: a row of the board, and whether its first look is still running. */
export interface AddedSite extends BoardRow {
  isFirstLookPending: boolean;
}

/** The sites of these ids that are not deleted, in the order of the ids. */
export async function findAddedSites(
  db: Database,
  siteIds: readonly string[],
  { scope, rules, now }: SiteQuery,
): Promise<AddedSite[]> {
  // Asked first: a look that ends in between then shows at worst as still running, never as done and empty.
  const pending = await listPendingFirstLooks(db, siteIds);
  const rows = await findBoardRows(db, scope, siteIds, rules, now);
  return rows.map((row) => ({ ...row, isFirstLookPending: pending.has(row.siteId) }));
}
