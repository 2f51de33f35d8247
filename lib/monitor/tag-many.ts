import type { Actor } from '@/lib/db/audit';
import type { BoardFilter } from '@/lib/db/find-board';
import { listFilteredSites } from '@/lib/db/list-filtered-sites';
import { tagManySites, undoTagBatch } from '@/lib/db/tag-many-sites';
import type { ManyTaggedOutcome } from '@/lib/db/tag-many-sites';

import type { Monitor } from './monitor';
import { foldTagName, parseTagNames, tagLimits } from './tag-name';
import type { TagRefusal } from './tag-name';

/** So many sites one press may change: it holds the database for a fraction of a second. */
export const mostTagged = 10_000;

export interface TagManyOrder {
  change: 'add' | 'remove';
  /** As it was typed. */
  tag: string;
  /** Sites one by one, or all that a filter of the board lets through. */
  chosen: { siteIds: readonly string[] } | { filter: BoardFilter };
}

/** `nobody` no site was chosen, or none is there any more. */
export type TagManyResult =
  | ({ kind: 'set' } & ManyTaggedOutcome)
  | { kind: 'refused'; refusal: TagRefusal }
  | { kind: 'nobody' }
  | { kind: 'too-many-sites' };

/** Puts a tag on many sites, or takes it off them. */
export async function tagMany(
  { db, now }: Monitor,
  by: Actor,
  { change, tag, chosen }: TagManyOrder,
): Promise<TagManyResult> {
  const refusal = refuse(tag, change);
  if (refusal) return { kind: 'refused', refusal };
  const siteIds = 'siteIds' in chosen ? chosen.siteIds : await listFilteredSites(db, chosen.filter, mostTagged + 1);
  if (siteIds.length > mostTagged) return { kind: 'too-many-sites' };
  const wanted = { change, tag: foldTagName(tag), siteIds, limit: tagLimits.perSite };
  const outcome = await tagManySites(db, by, wanted, now());
  if (outcome.changed + outcome.same + outcome.full === 0) return { kind: 'nobody' };
  return { kind: 'set', ...outcome };
}

/** What may not be given today may stand on sites since earlier: it can be taken off all the same. */
function refuse(tag: string, change: 'add' | 'remove'): TagRefusal | null {
  if (change === 'remove') return foldTagName(tag) === '' ? 'empty' : null;
  return parseTagNames([tag]).refused[0]?.refusal ?? null;
}

/** Takes such a press back, once. `false` when that was done before, or it is too long ago. */
export function undoTagMany({ db, now }: Monitor, by: Actor, batchId: string): Promise<boolean> {
  return undoTagBatch(db, by, batchId, tagLimits.perSite, now());
}
