import { findingsAt } from '@/lib/tls/findings-at';
import type { CertificateFacts } from '@/lib/tls/observation';
import { takeSight } from '@/lib/recovery/sight';
import type { Sight } from '@/lib/recovery/sight';

import type { Database } from './open-database';
import { completeObservation, readObservation } from './seen-observation';
import { endpointColumns, findSeenCertificates } from './site-endpoints';
import type { StatusRules } from './status-rules';
import { toCertificateFacts } from './stored-certificate';
import { readFindings } from './stored-findings';

export interface RecoveryEndpoint {
  endpointId: string;
  host: string;
  /** Its own certificate that was seen last. */
  certificate: CertificateFacts | null;
  /** What the latest look showed; null = there was none. */
  sight: Sight | null;
  /** The site's HSTS header at that look. */
  hsts: string | null;
  /** Every address of the latest look. */
  addresses: readonly string[];
}

/** The watched endpoints of a site, as its recovery sees them. */
export async function findRecoveryEndpoints(
  db: Database,
  siteId: string,
  rules: StatusRules,
): Promise<RecoveryEndpoint[]> {
  const rows = await db.endpoint.findMany({
    where: { siteId, watched: true },
    orderBy: [{ createdAt: 'asc' }, { host: 'asc' }],
    select: endpointColumns,
  });
  const certificates = await findSeenCertificates(db, rows);
  return rows.map(({ id, host, checkedAt, findings, observation, certificate }) => {
    const stored = readObservation(observation?.facts ?? null);
    const seen = stored && completeObservation(stored, certificates);
    const shown = seen?.addresses.find((address) => address.certificate !== null)?.certificate ?? null;
    // What is wrong by its dates is judged for the certificate that was shown, and for the moment of the look.
    const found = checkedAt && findingsAt(readFindings(findings), shown, rules.urgency, checkedAt);
    const problems = found?.map(({ problem }) => problem) ?? [];
    const look = checkedAt && seen && { host, checkedAt, failure: seen.failure, addresses: seen.addresses, problems };
    return {
      endpointId: id,
      host,
      certificate: certificate && toCertificateFacts(certificate),
      sight: look && takeSight(look),
      hsts: seen?.addresses.find(({ http }) => http?.hsts)?.http?.hsts ?? null,
      addresses: seen?.addresses.map(({ address }) => address) ?? [],
    };
  });
}
