import * as rest from '../[...rest]/route';
import * as certificates from '../certificates/route';
import * as events from '../events/route';
import * as inbox from '../inbox/route';
import * as recoveries from '../recoveries/route';
import * as siteCertificates from '../sites/[id]/certificates/route';
import * as siteDiagnosis from '../sites/[id]/diagnosis/route';
import * as siteCheck from '../sites/[id]/check/route';
import * as site from '../sites/[id]/route';
import * as sites from '../sites/route';

/** Every route by its path in docs/openapi.json, for tests. "/{rest}" is where everything else ends. */
export const allRoutes = {
  '/sites': sites,
  '/sites/{id}': site,
  '/sites/{id}/check': siteCheck,
  '/sites/{id}/diagnosis': siteDiagnosis,
  '/sites/{id}/certificates': siteCertificates,
  '/certificates': certificates,
  '/events': events,
  '/inbox': inbox,
  '/recoveries': recoveries,
  '/{rest}': rest,
};
