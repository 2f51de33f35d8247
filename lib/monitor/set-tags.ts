import type { Actor } from '@/lib/db/audit';
import { storeTags } from '@/lib/db/store-tags';

import type { Monitor } from './monitor';
import { foldTagName, parseTagNames, tagLimits } from './tag-name';
import type { RefusedTag } from './tag-name';

export type SetTagsResult = { kind: 'set' } | ({ kind: 'refused' } & RefusedTag) | { kind: 'gone' };

/** Adds and removes tags of a site by name: all of it or nothing. */
export async function setTags(
  { db, now }: Monitor,
  by: Actor,
  siteId: string,
  tags: { add?: readonly string[]; remove?: readonly string[] },
): Promise<SetTagsResult> {
  const add = parseTagNames(tags.add ?? []);
  const [refused] = add.refused;
  if (refused) return { kind: 'refused', ...refused };
  // A name that is refused today may stand on a site since earlier: it can be taken off all the same.
  const remove = (tags.remove ?? []).map(foldTagName);
  const outcome = await storeTags(db, by, siteId, { add: add.names, remove, limit: tagLimits.perSite }, now());
  if (outcome === 'too-many') return { kind: 'refused', refusal: outcome, text: add.names.join(', ') };
  return { kind: outcome };
}
