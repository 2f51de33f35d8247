import { defineRoute } from '@/app/_access/define-route';
import { showSighting } from '@/app/api/v1/_api/show';
import { getMonitor } from '@/lib/monitor/monitor';
import { certificatePages } from '../_parts/pages';
import { streamJson } from '../_parts/stream-rows';

/** The certificates as the API shows them. */
export const GET = defineRoute({
  may: 'sites.see',
  run: (_, { scope }) =>
    Promise.resolve(streamJson('kigen-certificates.json', certificatePages(getMonitor(), scope), showSighting)),
});
