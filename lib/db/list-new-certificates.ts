import { coversHost } from '@/lib/tls/covers-host';
import type { CertificateFacts } from '@/lib/tls/observation';

import type { Database } from './open-database';
import { certificateColumns, toCertificateFacts } from './stored-certificate';

const mostListed = 100;

/**
 * The certificates of a site's own that began, or appeared, since then, each once, the newest first. What a host shows for
 * sites without a certificate is not theirs.
 */
export async function listNewCertificates(db: Database, siteId: string, since: Date): Promise<CertificateFacts[]> {
  const isNew = [{ firstSeenAt: { gte: since } }, { certificate: { notBefore: { gte: since } } }];
  const rows = await db.sighting.findMany({
    where: { endpoint: { siteId }, OR: isNew },
    orderBy: [{ certificate: { notBefore: 'desc' } }, { certificateId: 'asc' }],
    take: mostListed,
    select: { endpoint: { select: { host: true } }, certificate: { select: certificateColumns } },
  });
  const own = rows
    .map(({ endpoint, certificate }) => ({ host: endpoint.host, facts: toCertificateFacts(certificate) }))
    .filter(({ host, facts }) => coversHost(facts.names, host));
  return [...new Map(own.map(({ facts }) => [facts.fingerprint256, facts])).values()];
}
