import { createDialer } from '@/lib/tls/dialer';
import { createFetch } from '@/lib/tls/fetch-capped';
import { createResolver } from '@/lib/tls/resolve';

import { createDnsClient } from './dns/create-dns-client';
import { rememberAnswers } from './dns/remember-answers';
import type { DiagnosisWorld, ValidationPorts } from './world';

/** How a diagnosis reaches what it asks. */
export interface WorldOptions {
  /** "ip:port" or "ip"; without any, those of the system. */
  dnsServers: readonly string[];
  allowNets: readonly string[];
  validationPorts: ValidationPorts;
  acmeDirectory: string | null;
  transparencySearch: string | null;
}

/** The world of one diagnosis: what was asked once is remembered for it alone. */
export function createDiagnosisWorld(options: WorldOptions, now: Date): DiagnosisWorld {
  const { dnsServers, allowNets, validationPorts, acmeDirectory, transparencySearch } = options;
  const resolver = createResolver({ dnsServers, hostsFile: '/dev/null' });
  const dialer = createDialer(resolver, allowNets);
  return {
    now,
    dns: rememberAnswers(createDnsClient({ servers: dnsServers, serverPort: validationPorts.dns })),
    dialer,
    allowNets,
    ports: validationPorts,
    fetch: createFetch(dialer, listFetchPorts(options)),
    acmeDirectory,
    transparencySearch,
  };
}

/** 80 and 443, and the ports of the two addresses that the operator has named. */
function listFetchPorts({ acmeDirectory, transparencySearch }: WorldOptions): ReadonlySet<number> {
  const named = [acmeDirectory, transparencySearch].flatMap((address) => {
    const port = address === null ? '' : new URL(address).port;
    return port === '' ? [] : [Number(port)];
  });
  return new Set([80, 443, ...named]);
}
