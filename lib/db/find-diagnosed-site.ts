import type { SeenCertificate } from '@/lib/diagnosis/subject';

import { findSite } from './find-site';
import type { SitePage } from './find-site';
import type { Database } from './open-database';
import type { StatusRules } from './status-rules';

/** A watched endpoint of a site, as a diagnosis is told of it. */
export interface DiagnosedEndpoint {
  host: string;
  port: number;
  certificate: SeenCertificate | null;
  served: SeenCertificate | null;
  addresses: readonly string[];
  hsts: string | null;
}

/** A site that is not deleted, and its watched endpoints with the bytes of their certificates. */
export async function findDiagnosedSite(
  db: Database,
  siteId: string,
  { rules, now }: { rules: StatusRules; now: Date },
): Promise<{ site: SitePage; endpoints: DiagnosedEndpoint[] } | null> {
  const site = await findSite(db, siteId, { scope: null, now, rules });
  if (!site || site.deletedAt) return null;
  const endpoints = site.endpoints
    .filter(({ isWatched }) => isWatched)
    .map(({ host, port, certificate, observation }) => ({
      host,
      port,
      certificate,
      served: observation?.addresses.find((address) => address.certificate)?.certificate ?? null,
      addresses: observation?.addresses.map(({ address }) => address) ?? [],
      hsts: observation?.addresses.find(({ http }) => http?.hsts)?.http?.hsts ?? null,
    }));
  const bytes = await findBytes(db, endpoints);
  const withBytes = (facts: SeenCertificate | null): SeenCertificate | null => {
    const der = facts && bytes.get(facts.fingerprint256);
    return der ? { ...facts, der } : facts;
  };
  return {
    site,
    endpoints: endpoints.map((endpoint) => ({
      ...endpoint,
      certificate: withBytes(endpoint.certificate),
      served: withBytes(endpoint.served),
    })),
  };
}

async function findBytes(
  db: Database,
  endpoints: readonly DiagnosedEndpoint[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const shown = endpoints.flatMap(({ certificate, served }) => [certificate, served]);
  const ids = shown.flatMap((one) => (one ? [one.fingerprint256] : []));
  const rows = await db.certificate.findMany({
    where: { fingerprint256: { in: [...new Set(ids)] } },
    select: { fingerprint256: true, der: true },
  });
  return new Map(rows.map(({ fingerprint256, der }) => [fingerprint256, der]));
}
