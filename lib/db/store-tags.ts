import { randomUUID } from 'node:crypto';

import { insertSiteEntry } from './audit';
import type { Actor } from './audit';
import type { Database, Transaction } from './open-database';

export interface TagChange {
  add: readonly string[];
  remove: readonly string[];
  /** So many tags a site may carry. */
  limit: number;
}

/** Changes the tags of a site, all or nothing. `gone` when there is no such site (any more). */
export async function storeTags(
  db: Database,
  by: Actor,
  siteId: string,
  change: TagChange,
  now: Date,
): Promise<'set' | 'gone' | 'too-many'> {
  const { add, remove, limit } = change;
  return db.$transaction(async (tx) => {
    const site = await tx.site.findUnique({
      where: { id: siteId, deletedAt: null },
      select: { tags: { select: { tag: { select: { name: true } } } } },
    });
    if (!site) return 'gone';
    const before = site.tags.map(({ tag }) => tag.name);
    const carried = before.filter((name) => !remove.includes(name));
    if (new Set([...carried, ...add]).size > limit) return 'too-many';
    await removeTags(tx, siteId, remove);
    await addTags(tx, [siteId], add);
    const added = add.filter((name) => !before.includes(name));
    const removed = before.filter((name) => remove.includes(name) && !add.includes(name));
    if (added.length + removed.length === 0) return 'set';
    const details = { ...told('added', added), ...told('removed', removed) };
    await insertSiteEntry(tx, by, 'tags-changed', { siteId }, now, details);
    return 'set';
  });
}

function told(what: string, names: readonly string[]): Record<string, string> {
  return names.length === 0 ? {} : { [what]: names.join(', ') };
}

/** A site, and what is to stand on it besides what does. */
export interface TaggedSite {
  siteId: string;
  tags: readonly string[];
}

/** Gives every one of the sites every one of the tags; new names are created. */
export async function addTags(tx: Transaction, siteIds: readonly string[], names: readonly string[]): Promise<void> {
  await addTagsOfEach(
    tx,
    siteIds.map((siteId) => ({ siteId, tags: names })),
  );
}

/** Gives each of the sites its own tags; new names are created. */
export async function addTagsOfEach(tx: Transaction, sites: readonly TaggedSite[]): Promise<void> {
  const names = [...new Set(sites.flatMap(({ tags }) => tags))];
  if (names.length === 0) return;
  const tagIds = await createTags(tx, names);
  const siteIds = sites.map(({ siteId }) => siteId);
  const carried = await tx.siteTag.findMany({
    where: { siteId: { in: siteIds }, tagId: { in: [...tagIds.values()] } },
    select: { siteId: true, tagId: true },
  });
  const pairs = new Set(carried.map(({ siteId, tagId }) => `${siteId} ${tagId}`));
  const wanted = sites.flatMap(({ siteId, tags }) =>
    tags.flatMap((name) => {
      const tagId = tagIds.get(name);
      return tagId === undefined || pairs.has(`${siteId} ${tagId}`) ? [] : [{ siteId, tagId }];
    }),
  );
  await tx.siteTag.createMany({ data: wanted });
}

/** The ids of tags by their names; new ones are created. */
export async function createTags(tx: Transaction, names: readonly string[]): Promise<Map<string, string>> {
  const known = await tx.tag.findMany({ where: { name: { in: [...names] } }, select: { id: true, name: true } });
  const tagIds = new Map(known.map(({ id, name }) => [name, id]));
  const created = names.filter((name) => !tagIds.has(name)).map((name) => ({ id: randomUUID(), name }));
  await tx.tag.createMany({ data: created });
  for (const { id, name } of created) tagIds.set(name, id);
  return tagIds;
}

/** Takes tags off a site. */
async function removeTags(tx: Transaction, siteId: string, names: readonly string[]): Promise<void> {
  const tags = await tx.tag.findMany({ where: { name: { in: [...names] } }, select: { id: true } });
  const ids = tags.map((tag) => tag.id);
  await tx.siteTag.deleteMany({ where: { siteId, tagId: { in: ids } } });
  await forgetUnusedTags(tx, ids);
}

/**
 * A name that no site carries any more is forgotten, unless people, channels or rules go by it: those were set up on
 * purpose, and would be lost for good with it.
 */
export async function forgetUnusedTags(tx: Transaction, tagIds: readonly string[]): Promise<void> {
  const ids = [...tagIds];
  const ruled = await tx.noticePolicy.findMany({
    where: { target: { in: ids.map((id) => `tag:${id}`) } },
    select: { target: true },
  });
  const free = ids.filter((id) => ruled.every(({ target }) => target !== `tag:${id}`));
  const unused = { sites: { none: {} }, sharedWith: { none: {} }, channels: { none: {} } };
  await tx.tag.deleteMany({ where: { id: { in: free }, ...unused } });
}
