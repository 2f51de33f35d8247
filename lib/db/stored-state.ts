import type { EndpointState } from '@/lib/tls/status';

import { readSeverity } from './stored-findings';

/** The columns of an endpoint on which a site's status depends. */
interface StateRow {
  checkedAt: Date | null;
  severity: string | null;
  certificate: EndpointState['validity'];
}

export function toEndpointState({ checkedAt, severity, certificate }: StateRow): EndpointState {
  return { checkedAt, severity: readSeverity(severity), validity: certificate };
}
