import { insertSiteEntry } from './audit';
import type { Actor } from './audit';
import type { Database } from './open-database';
import { addTagsOfEach } from './store-tags';
import type { TaggedSite } from './store-tags';

/** Gives sites their tags, all in one transaction, each written down. Sites that are gone meanwhile are passed by. */
export async function tagSites(db: Database, by: Actor, sites: readonly TaggedSite[], now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const living = await tx.site.findMany({
      where: { id: { in: sites.map(({ siteId }) => siteId) }, deletedAt: null },
      select: { id: true },
    });
    const ids = new Set(living.map(({ id }) => id));
    const found = sites.filter(({ siteId }) => ids.has(siteId));
    await addTagsOfEach(tx, found);
    for (const { siteId, tags } of found) {
      await insertSiteEntry(tx, by, 'tags-changed', { siteId }, now, { added: tags.join(', ') });
    }
  });
}
