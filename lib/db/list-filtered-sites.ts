import { z } from 'zod';

import { fromFiltered } from './board-filter';
import type { BoardFilter } from './find-board';
import { findTagsNamed } from './find-tags-named';
import { Prisma } from './generated/client';
import type { Database } from './open-database';
import { readJson } from './stored-json';

/** The ids of the sites that a filter lets through, in no particular order, at most `limit`. */
export async function listFilteredSites(db: Database, filter: BoardFilter, limit: number): Promise<string[]> {
  const namedTags = await findTagsNamed(db, filter.search ?? '');
  const [row] = await db.$queryRaw<{ ids: string }[]>(Prisma.sql`
    SELECT json_group_array("id") AS "ids" FROM (SELECT "Site"."id" ${fromFiltered(filter, namedTags)} LIMIT ${limit})`);
  return readJson(row?.ids ?? '[]', z.array(z.string())) ?? [];
}
