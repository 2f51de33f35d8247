import type { KeyHolder } from '@/lib/auth/api-keys';
import { isAllowed } from '@/lib/auth/permissions';
import type { SitePage } from '@/lib/db/find-site';
import { deleteSite } from '@/lib/monitor/delete-site';
import type { Monitor } from '@/lib/monitor/monitor';
import { setPaused } from '@/lib/monitor/set-paused';
import { setTags } from '@/lib/monitor/set-tags';
import { foldTagName } from '@/lib/monitor/tag-name';
import { defineEndpoints } from '../../_api/define-endpoints';
import { endpoint } from '../../_api/endpoint';
import { findLivingSite } from '../../_api/find-living-site';
import { operations } from '../../_api/operations';
import type { Refusal } from '../../_api/problems';
import { showSiteDetails } from '../../_api/show';
import { refuseTags, wordRefusedTag } from '../../_api/word-added';

export const { GET, POST, PUT, PATCH, DELETE } = defineEndpoints({
  GET: endpoint(operations.getSite, async ({ monitor, holder, params: { id } }) => {
    const site = await findLivingSite(monitor, holder, id);
    return site ? { answer: showSiteDetails(site) } : { problem: 'not-found' };
  }),

  PATCH: endpoint(operations.changeSite, async ({ monitor, holder, params: { id }, body: { paused, tags } }) => {
    const site = await findLivingSite(monitor, holder, id);
    if (!site) return { problem: 'not-found' };
    const refusal = tags === undefined ? null : await changeTags(monitor, holder, site, tags);
    if (refusal) return refusal;
    if (paused !== undefined && !(await setPaused(monitor, holder, id, paused))) return { problem: 'not-found' };
    const changed = await findLivingSite(monitor, holder, id);
    return changed ? { answer: showSiteDetails(changed) } : { problem: 'not-found' };
  }),

  DELETE: endpoint(operations.deleteSite, async ({ monitor, holder, params: { id } }) => {
    const isDone = await deleteSite(monitor, holder, id);
    return isDone ? { answer: undefined } : { problem: 'not-found' };
  }),
});

/** Tags decide who sees a site: whoever sees only some of them must not change any. */
async function changeTags(
  monitor: Monitor,
  holder: KeyHolder,
  { siteId, tags: carried }: SitePage,
  wanted: readonly string[],
): Promise<Refusal | null> {
  if (!isAllowed('sites.tag', holder)) return { problem: 'forbidden' };
  const before = carried.map((tag) => tag.name);
  const refusal = refuseTags(wanted, before);
  if (refusal) return refusal;
  const names = wanted.map(foldTagName);
  const add = names.filter((name) => !before.includes(name));
  const remove = before.filter((name) => !names.includes(name));
  if (add.length + remove.length === 0) return null;
  const result = await setTags(monitor, holder, siteId, { add, remove });
  if (result.kind === 'gone') return { problem: 'not-found' };
  return result.kind === 'refused' ? { problem: 'invalid', errors: [wordRefusedTag(result, -1)] } : null;
}
