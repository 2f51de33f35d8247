import type { Finding } from '@/lib/tls/problem';

import type { Change } from '@/lib/tls/changes';
import type { Monitor } from './monitor';

export interface EndpointCheck {
  siteId: string;
  endpointId: string;
  host: string;
  port: number;
  checkedAt: Date;
  /** The worst first, those of time included. */
  findings: readonly Finding[];
  changes: readonly Change[];
  /** True when this is the result of a look that somebody else had begun or just finished. */
  coalesced: boolean;
}

export type CheckEndpointResult =
  | { kind: 'checked'; check: EndpointCheck }
  /** There is no such endpoint, or its site was deleted meanwhile. */
  | { kind: 'gone' }
  /** Somebody else has been looking for longer than a look may take. */
  | { kind: 'still-running' };

/** Looks at an endpoint now. Whoever comes while a look is running gets the result of that one. */
export async function checkEndpoint(monitor: Monitor, endpointId: string): Promise<CheckEndpointResult> {
  throw new Error(`not written yet ${String(monitor)} ${endpointId}`);
}
