import { checkSite } from '@/lib/monitor/check-site';
import { defineEndpoints } from '../../../_api/define-endpoints';
import { endpoint } from '../../../_api/endpoint';
import { operations } from '../../../_api/operations';
import { showCheck } from '../../../_api/show';

export const { GET, POST, PUT, PATCH, DELETE } = defineEndpoints({
  POST: endpoint(operations.checkSite, async ({ monitor, params: { id } }) => {
    const result = await checkSite(monitor, id);
    if (result.kind === 'gone') return { problem: 'not-found' };
    return { answer: { siteId: id, stillRunning: result.stillRunning, checks: result.checks.map(showCheck) } };
  }),
});
