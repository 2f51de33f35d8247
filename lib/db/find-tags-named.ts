import type { Database } from './open-database';

/** The ids of the tags whose name has the text in it, in any case and width. Tags are few: they are compared here, since SQLite folds only ASCII. */
export async function findTagsNamed(db: Database, search: string): Promise<string[]> {
  const needle = fold(search);
  if (needle === '') return [];
  const tags = await db.tag.findMany({ select: { id: true, name: true } });
  return tags.filter(({ name }) => fold(name).includes(needle)).map(({ id }) => id);
}

function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
