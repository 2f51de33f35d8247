import type { Database } from './open-database';

export interface TagName {
  tagId: string;
  name: string;
}

export interface TagUse extends TagName {
  /** How many sites that are not deleted carry it. */
  siteCount: number;
}

/** Every tag that a site carries, by name. */
export async function listTags(db: Database): Promise<TagUse[]> {
  const tags = await db.tag.findMany({
    where: { sites: { some: { site: { deletedAt: null } } } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, _count: { select: { sites: { where: { site: { deletedAt: null } } } } } },
  });
  return tags.map(({ id, name, _count }) => ({ tagId: id, name, siteCount: _count.sites }));
}
