import type { KeyHolder } from '@/lib/auth/api-keys';
import { listSightings, type SightingQuery } from '@/lib/db/list-sightings';
import type { Monitor } from '@/lib/monitor/monitor';
import { toPage, writeCursor } from './cursor';
import { showSighting } from './show';

interface CertificateQuery {
  siteId?: string;
  cursor?: [Date, string, string] | undefined;
  limit: number;
}

/** A page of the certificates that one site, or all that the caller may see, have shown. */
export async function listCertificates(
  { db }: Monitor,
  { scope }: KeyHolder,
  { siteId, cursor, limit }: CertificateQuery,
  url: URL,
) {
  const after: SightingQuery['after'] = cursor
    ? { firstSeenAt: cursor[0], endpointId: cursor[1], fingerprint256: cursor[2] }
    : null;
  const of = siteId === undefined ? {} : { siteId };
  const rows = await listSightings(db, { scope, ...of, after, limit: limit + 1 });
  return toPage(rows, limit, url, {
    show: showSighting,
    place: (row) => writeCursor(row.firstSeenAt, row.endpointId, row.certificate.fingerprint256),
  });
}
