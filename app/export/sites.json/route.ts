import { defineRoute } from '@/app/_access/define-route';
import { showSite } from '@/app/api/v1/_api/show';
import { getMonitor } from '@/lib/monitor/monitor';
import { sitePages } from '../_parts/pages';
import { streamJson } from '../_parts/stream-rows';

/** The sites as the API shows them. */
export const GET = defineRoute({
  may: 'sites.see',
  run: (_, { scope }) => Promise.resolve(streamJson('kigen-sites.json', sitePages(getMonitor(), scope), showSite)),
});
