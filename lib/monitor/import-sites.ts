import type { Actor } from '@/lib/db/audit';
import { insertSites } from '@/lib/db/insert-sites';
import type { InsertedSite } from '@/lib/db/insert-sites';
import { tagSites } from '@/lib/db/tag-sites';

import { checkDueEndpoints } from './check-due-endpoints';
import type { Monitor } from './monitor';
import type { ImportPlan, PlannedSite } from './plan-import';

/** As many sites as one transaction stores, so that looks can be recorded in between. */
const chunk = 500;

export interface ImportResult {
  /** New, back, or with another name that is watched now; in the order of the table. */
  added: readonly string[];
  restored: readonly string[];
  /** How many sites that were there got tags. */
  taggedCount: number;
}

/**
 * Does what a plan says, in chunks, and lets the first looks begin in the background. What others have added since the
 * plan was made is `known`, and gets its tags all the same. Where it stops half-way, the same table can be given again.
 */
export async function importSites(monitor: Monitor, by: Actor, plan: ImportPlan): Promise<ImportResult> {
  const { db, rules } = monitor;
  const inserted: InsertedSite[] = [];
  const toTag: { siteId: string; tags: readonly string[] }[] = [];
  const toInsert = plan.sites.filter(({ kind }) => kind !== 'tags' && kind !== 'known');
  for (const planned of inChunks(toInsert)) {
    const sites = planned.map(({ site, tags }) => ({ ...site, tags }));
    const stored = await insertSites(db, by, sites, { tags: [], rules, now: monitor.now() });
    inserted.push(...stored);
    toTag.push(...listUntagged(planned, stored));
  }
  for (const { kind, siteId, tags } of plan.sites) if (kind === 'tags' && siteId) toTag.push({ siteId, tags });
  for (const sites of inChunks(toTag)) await tagSites(db, by, sites, monitor.now());
  if (inserted.some(({ outcome }) => outcome !== 'known')) monitor.background.start(() => checkDueEndpoints(monitor));
  const idsOf = (...outcomes: readonly InsertedSite['outcome'][]) =>
    inserted.filter(({ outcome }) => outcomes.includes(outcome)).map(({ siteId }) => siteId);
  return { added: idsOf('added', 'extended'), restored: idsOf('restored'), taggedCount: toTag.length };
}

function listUntagged(planned: readonly PlannedSite[], stored: readonly InsertedSite[]) {
  return stored.flatMap(({ siteId, outcome }, index) => {
    const tags = planned[index]?.tags ?? [];
    return outcome === 'known' && tags.length > 0 ? [{ siteId, tags }] : [];
  });
}

function inChunks<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / chunk);
  return Array.from({ length: count }, (_, index) => items.slice(index * chunk, (index + 1) * chunk));
}
