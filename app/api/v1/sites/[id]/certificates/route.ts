import { defineEndpoints } from '../../../_api/define-endpoints';
import { endpoint } from '../../../_api/endpoint';
import { findLivingSite } from '../../../_api/find-living-site';
import { listCertificates } from '../../../_api/list-certificates';
import { operations } from '../../../_api/operations';

export const { GET, POST, PUT, PATCH, DELETE } = defineEndpoints({
  GET: endpoint(operations.listSiteCertificates, async ({ monitor, holder, params: { id }, query, url }) => {
    if (!(await findLivingSite(monitor, holder, id))) return { problem: 'not-found' };
    return { answer: await listCertificates(monitor, holder, { siteId: id, ...query }, url) };
  }),
});
