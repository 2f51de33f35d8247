import { getTranslations } from 'next-intl/server';

import type { ImportPlan, PlannedSite, RefusedRow } from '@/lib/monitor/plan-import';
import { toDisplayName } from '@/lib/tls/display-name';

import type { ImportView } from './import-view';

const kinds = ['new', 'restored', 'more', 'tags', 'known'] as const;
/** So many rows of what is refused, and of the rest, are read. */
const mostRows = 100;
const longestText = 120;

export async function viewImport({ sites, refused }: ImportPlan): Promise<ImportView> {
  const [t, add] = await Promise.all([getTranslations('import'), getTranslations('add')]);
  const toRefused = ({ row, refusal }: RefusedRow, index: number) => ({
    key: `refused-${index}`,
    site: row.text.slice(0, longestText) || t('emptyName'),
    becomes: add(`refusal.${refusal}`),
    tags: '',
    isRefused: true,
  });
  const toRow = ({ kind, site, tags, refusedTags }: PlannedSite) => ({
    key: site.siteId,
    site: toDisplayName(site),
    becomes: [t(`becomes.${kind}`), ...(refusedTags.length === 0 ? [] : [wordRefused(refusedTags)])].join(' '),
    tags: tags.join(', '),
    isRefused: false,
  });
  const wordRefused = (tags: readonly string[]) =>
    t('refusedTags', {
      tags: tags
        .slice(0, 3)
        .map((tag) => tag.slice(0, longestText))
        .join(', '),
    });
  const ordered = kinds.flatMap((kind) => sites.filter((site) => site.kind === kind));
  const left = Math.max(0, refused.length - mostRows) + Math.max(0, ordered.length - mostRows);
  return {
    counts: [
      ...kinds.map((kind) => ({ kind, count: sites.filter((site) => site.kind === kind).length })),
      { kind: 'refused' as const, count: refused.length },
    ].flatMap(({ kind, count }) => (count > 0 ? [t(`count.${kind}`, { count })] : [])),
    rows: [...refused.slice(0, mostRows).map(toRefused), ...ordered.slice(0, mostRows).map(toRow)],
    further: left > 0 ? t('further', { count: left }) : null,
    canAdd: sites.some(({ kind }) => kind !== 'known'),
  };
}
