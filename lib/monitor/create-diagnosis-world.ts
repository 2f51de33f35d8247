import { createDnsClient } from '@/lib/diagnosis/dns/create-dns-client';
import { rememberAnswers } from '@/lib/diagnosis/dns/remember-answers';
import type { DiagnosisWorld } from '@/lib/diagnosis/world';
import type { Env } from '@/lib/env';
import { createDialer } from '@/lib/tls/dialer';
import { createFetch } from '@/lib/tls/fetch-capped';
import { createResolver } from '@/lib/tls/resolve';

type Settings = Pick<Env, 'allowNets' | 'dnsServers' | 'validationPorts' | 'acmeDirectory' | 'transparencySearch'>;

/** What a diagnosis needs from outside, by the operator's settings. One world serves one diagnosis. */
export function createDiagnosisWorld(settings: Settings, now: Date): DiagnosisWorld {
  const { allowNets, dnsServers, validationPorts: ports, acmeDirectory, transparencySearch } = settings;
  // The CA reads no hosts file; the services that the operator names may well be in it.
  const dialer = createDialer(createResolver({ dnsServers, hostsFile: '/dev/null' }), allowNets);
  const services = createDialer(createResolver({ dnsServers }), allowNets);
  const servicePorts = [acmeDirectory, transparencySearch].flatMap((address) => (address ? [portOf(address)] : []));
  return {
    now,
    dns: rememberAnswers(createDnsClient({ servers: dnsServers, serverPort: ports.dns })),
    dialer,
    allowNets,
    ports,
    fetch: createFetch(services, new Set([80, 443, ...servicePorts])),
    acmeDirectory,
    transparencySearch,
  };
}

function portOf(address: string): number {
  const { port, protocol } = new URL(address);
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}
