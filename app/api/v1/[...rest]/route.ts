import { defineEndpoints } from '../_api/define-endpoints';

/** Every address that is not there: 404 as a problem, and not as a page. */
export const { GET, POST, PUT, PATCH, DELETE } = defineEndpoints({});
