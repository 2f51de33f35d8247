import type { Database } from './open-database';
import { whereInScope } from './site-scope';
import { findOldestLook } from './site-columns';
import type { SiteScope } from './site-scope';
import { readStatus } from './stored-status';
import type { Status } from '@/lib/tls/status';

/** A site found by its name, with the certificate of its watched endpoints that ends first. */
export interface NamedSite {
  siteId: string;
  /** ASCII, without "www.". */
  host: string;
  displayHost: string;
  port: number;
  status: Status;
  checkedAt: Date | null;
  notBefore: Date | null;
  notAfter: Date | null;
}

/** The sites of these names that are not deleted; of one name on several ports, the usual one first. */
export async function findSitesNamed(db: Database, scope: SiteScope, hosts: readonly string[]): Promise<NamedSite[]> {
  const rows = await db.site.findMany({
    where: { host: { in: [...hosts] }, deletedAt: null, ...whereInScope(scope) },
    orderBy: [{ host: 'asc' }, { port: 'asc' }],
    select: {
      id: true,
      host: true,
      displayHost: true,
      port: true,
      status: true,
      endpoints: {
        where: { watched: true },
        select: { checkedAt: true, certificate: { select: { notBefore: true, notAfter: true } } },
      },
    },
  });
  return rows.map(({ id, status, endpoints, ...rest }) => {
    const certificates = endpoints.flatMap(({ certificate }) => (certificate ? [certificate] : []));
    const first = certificates.toSorted((a, b) => a.notAfter.getTime() - b.notAfter.getTime())[0];
    const dates = { notBefore: first?.notBefore ?? null, notAfter: first?.notAfter ?? null };
    return { siteId: id, status: readStatus(status), ...rest, ...dates, checkedAt: findOldestLook(endpoints) };
  });
}
