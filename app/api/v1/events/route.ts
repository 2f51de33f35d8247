import { listEvents } from '@/lib/db/list-events';
import { toPage, writeCursor } from '../_api/cursor';
import { defineEndpoints } from '../_api/define-endpoints';
import { endpoint } from '../_api/endpoint';
import { operations } from '../_api/operations';
import { showEvent } from '../_api/show';

export const { GET, POST, PUT, PATCH, DELETE } = defineEndpoints({
  GET: endpoint(operations.listEvents, async ({ monitor, holder: { scope }, query: { cursor, limit }, url }) => {
    const after = cursor ? { startedAt: cursor[0], checkId: cursor[1] } : null;
    const rows = await listEvents(monitor.db, { scope, after, limit: limit + 1 });
    const place = (row: (typeof rows)[number]) => writeCursor(row.startedAt, row.checkId);
    return { answer: toPage(rows, limit, url, { show: showEvent, place }) };
  }),
});
