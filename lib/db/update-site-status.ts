import type { EndpointState } from '@/lib/tls/status';

import type { Prisma } from './generated/client';
import type { Transaction } from './open-database';
import { deriveSiteColumns } from './site-columns';
import type { StatusRules } from './status-rules';
import { readSeverity } from './stored-findings';

/** The columns of an endpoint on which a site's status depends. */
export const stateColumns = {
  checkedAt: true,
  severity: true,
  certificate: { select: { notBefore: true, notAfter: true } },
} as const satisfies Prisma.EndpointSelect;

type StateRow = Prisma.EndpointGetPayload<{ select: typeof stateColumns }>;

export function toEndpointState({ checkedAt, severity, certificate }: StateRow): EndpointState {
  return { checkedAt, severity: readSeverity(severity), validity: certificate };
}

/** Derives a site's cached columns anew, after something about it or its endpoints was written in this transaction. */
export async function updateSiteStatus(tx: Transaction, siteId: string, rules: StatusRules, now: Date): Promise<void> {
  const { pausedAt, endpoints } = await tx.site.findUniqueOrThrow({
    where: { id: siteId },
    select: { pausedAt: true, endpoints: { where: { watched: true }, select: stateColumns } },
  });
  const columns = deriveSiteColumns(endpoints.map(toEndpointState), pausedAt !== null, rules, now);
  await tx.site.updateMany({ where: { id: siteId }, data: columns });
}
