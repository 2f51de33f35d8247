import { defineEndpoints } from '../_api/define-endpoints';
import { endpoint } from '../_api/endpoint';
import { listCertificates } from '../_api/list-certificates';
import { operations } from '../_api/operations';

export const { GET, POST, PUT, PATCH, DELETE } = defineEndpoints({
  GET: endpoint(operations.listCertificates, async ({ monitor, holder, query, url }) => ({
    answer: await listCertificates(monitor, holder, query, url),
  })),
});
