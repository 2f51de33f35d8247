import type { EndpointState } from '@/lib/tls/status';

import type { Prisma } from './generated/client';
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
