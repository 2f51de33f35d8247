import { createObserver } from '@/lib/tls/observe';
import type { Observer } from '@/lib/tls/observe';

import type { ServedWorld } from './world';

/** The product's observer, in which nothing is turned off. */
export function createBenchObserver({ dnsServer, rootPem, filePort }: ServedWorld): Observer {
  return createObserver({
    dnsServers: [dnsServer],
    allowNets: ['127.0.0.0/8'],
    extraRoots: [rootPem],
    fetchPorts: new Set([filePort]),
  });
}
