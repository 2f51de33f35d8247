import { getTranslations } from 'next-intl/server';
import { defineRoute } from '@/app/_access/define-route';
import { getMonitor } from '@/lib/monitor/monitor';
import { sitePages } from '../_parts/pages';
import { streamCsv } from '../_parts/stream-rows';

/** The sites as a table; /import reads it again. */
export const GET = defineRoute({
  may: 'sites.see',
  run: async (_, { scope }) => {
    const [t, status] = await Promise.all([getTranslations('export'), getTranslations('common.status')]);
    const head = [
      t('site.name'),
      t('site.host'),
      t('site.port'),
      t('site.tags'),
      t('site.status'),
      t('site.expiresAt'),
      t('site.checkedAt'),
      t('site.paused'),
      t('site.createdAt'),
    ];
    return streamCsv('kigen-sites.csv', head, sitePages(getMonitor(), scope), (row) => [
      row.displayHost,
      // As it is watched: with "www." where only that is.
      row.endpoints[0]?.host ?? row.host,
      String(row.port),
      row.tags.map(({ name }) => name).join('; '),
      status(row.status),
      row.expiresAt?.toISOString() ?? '',
      row.checkedAt?.toISOString() ?? '',
      row.isPaused ? t('yes') : t('no'),
      row.createdAt.toISOString(),
    ]);
  },
});
