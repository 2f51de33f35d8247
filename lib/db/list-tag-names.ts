import type { TagName } from './list-tags';
import type { Database } from './open-database';

/** Every tag by name, also those whose sites are all deleted: for sharing and for what is shared. */
export async function listTagNames(db: Database): Promise<TagName[]> {
  const tags = await db.tag.findMany({ orderBy: { name: 'asc' }, select: { id: true, name: true } });
  return tags.map(({ id, name }) => ({ tagId: id, name }));
}
