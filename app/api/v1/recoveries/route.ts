import { listRecoveryPage } from '@/lib/db/list-recovery-page';
import { toPage, writeCursor } from '../_api/cursor';
import { defineEndpoints } from '../_api/define-endpoints';
import { endpoint } from '../_api/endpoint';
import { operations } from '../_api/operations';
import { showRecovery } from '../_api/show';

export const { GET, POST, PUT, PATCH, DELETE } = defineEndpoints({
  GET: endpoint(operations.listRecoveries, async ({ monitor, holder: { scope }, query: { cursor, limit }, url }) => {
    const after = cursor ? { startedAt: cursor[0], recoveryId: cursor[1] } : null;
    const rows = await listRecoveryPage(monitor.db, { scope, after, limit: limit + 1 });
    const place = (row: (typeof rows)[number]) => writeCursor(row.startedAt, row.recoveryId);
    return { answer: toPage(rows, limit, url, { show: showRecovery, place }) };
  }),
});
