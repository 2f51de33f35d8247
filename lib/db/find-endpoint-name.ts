import { toDisplayHost } from '@/lib/tls/display-host';

import type { Database, Transaction } from './open-database';

/** The name of an endpoint for the eye; null when there is none of this id. */
export async function findEndpointName(
  db: Database | Transaction,
  endpointId: string,
): Promise<{ displayHost: string; port: number } | null> {
  const endpoint = await db.endpoint.findUnique({ where: { id: endpointId }, select: { host: true, port: true } });
  return endpoint && { displayHost: toDisplayHost(endpoint.host), port: endpoint.port };
}
