import type { Database } from './open-database';
import { whereInScope } from './site-scope';
import type { SiteScope } from './site-scope';

/** What an act is about: a site or one of its endpoints. */
export type SiteSubject = { siteId: string } | { endpointId: string };

/** Whether somebody with this scope may know of it. What does not exist is in nobody's scope but that of all sites. */
export async function isInScope(db: Database, scope: SiteScope, subject: SiteSubject): Promise<boolean> {
  if (scope === null) return true;
  const which = 'siteId' in subject ? { id: subject.siteId } : { endpoints: { some: { id: subject.endpointId } } };
  return (await db.site.count({ where: { ...which, ...whereInScope(scope) } })) > 0;
}
