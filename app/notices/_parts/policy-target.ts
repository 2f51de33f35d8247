import 'server-only';
import { getTranslations } from 'next-intl/server';
import { db } from '@/lib/db/client';
import { findSiteName } from '@/lib/db/find-site-name';
import { listTags } from '@/lib/db/list-tags';
import type { SiteScope } from '@/lib/db/site-scope';
import type { PolicyTarget } from '@/lib/events/notice-policy';
import { toDisplayName } from '@/lib/tls/display-name';

/** ?tag=… or ?site=…; without either, all. */
export function readTarget(params: Readonly<Record<string, string | string[] | undefined>>): PolicyTarget {
  const { tag, site } = params;
  if (typeof site === 'string') return { kind: 'site', siteId: site };
  if (typeof tag === 'string') return { kind: 'tag', tagId: tag };
  return { kind: 'all' };
}

/** What people call it; null = there is no such thing. */
export async function nameTarget(target: PolicyTarget, scope: SiteScope): Promise<string | null> {
  const t = await getTranslations('notices');
  if (target.kind === 'all') return t('allSites');
  if (target.kind === 'tag') {
    const tags = await listTags(db(), scope);
    return tags.find(({ tagId }) => tagId === target.tagId)?.name ?? null;
  }
  const site = await findSiteName(db(), scope, target.siteId);
  return site && !site.isDeleted ? toDisplayName(site) : null;
}
