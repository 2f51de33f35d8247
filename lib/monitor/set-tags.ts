import type { Monitor } from './monitor';

export const tagLimits = { characters: 40, perSite: 20 } as const;

export type TagRefusal = 'empty' | 'too-long' | 'control-characters' | 'too-many';

export type SetTagsResult = { kind: 'set' } | { kind: 'refused'; refusal: TagRefusal; text: string } | { kind: 'gone' };

/** Adds and removes tags of a site by name: all of it or nothing. */
export async function setTags(
  monitor: Monitor,
  siteId: string,
  tags: { add?: readonly string[]; remove?: readonly string[] },
): Promise<SetTagsResult> {
  throw new Error(`not written yet ${String(monitor)} ${siteId} ${String(tags)}`);
}
