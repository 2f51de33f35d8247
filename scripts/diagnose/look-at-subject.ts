import type { DiagnosisSubject, SeenCertificate } from '@/lib/diagnosis/subject';
import type { Env } from '@/lib/env';
import { recogniseHosting } from '@/lib/hosting/find-hosting';
import type { HostingId } from '@/lib/hosting/hosting';
import { listDiagnosedNames } from '@/lib/monitor/diagnosed-names';
import { readHostingSigns } from '@/lib/monitor/read-hosting-signs';
import { coversHost } from '@/lib/tls/covers-host';
import type { Observation } from '@/lib/tls/observation';
import { createObserver } from '@/lib/tls/observe';
import { counterpartOf, siteNameOf } from '@/lib/tls/site-name';

interface Asked {
  /** ASCII, as it was asked for. */
  host: string;
  /** null = by its signs. */
  hosting: HostingId | null;
}

/**
 * What is diagnosed, as far as it can be seen without a database: the certificates that the name, and its other form with
 * or without "www.", show now. Nothing is remembered, and nobody was asked.
 */
export async function lookAtSubject({ host, hosting }: Asked, env: Env, now: () => Date): Promise<DiagnosisSubject> {
  const { allowNets, dnsServers, extraRoots, validationPorts } = env;
  const observer = createObserver({ allowNets, dnsServers, extraRoots, checksRevocation: false });
  const counterpart = counterpartOf(host);
  const hosts = counterpart === null ? [host] : [host, counterpart];
  const looks = await Promise.all(hosts.map((one) => observer.observe({ host: one, port: validationPorts.https })));
  // The other form may not exist at all; the name that was asked for is looked at whatever it shows.
  const seen = looks.filter(({ target, failure }) => target.host === host || failure === null);
  const endpoints = seen.map(toEndpoint);
  const siteHost = siteNameOf(host);
  const known = hosting === null ? await recognise(siteHost, seen, now) : { id: hosting, isCertain: true };
  const named = known?.id === 'generic' ? null : known;
  return {
    host: siteHost,
    ...listDiagnosedNames({ host: siteHost, endpoints, hosting: named, now: now() }),
    hosting: named,
    endpoints,
    record: null,
    neighbours: null,
    answers: { overseasLimit: null, accessLimit: null, noticeUrl: null },
  };
}

function toEndpoint({ target, addresses }: Observation): DiagnosisSubject['endpoints'][number] {
  const shown = addresses.flatMap(({ certificate }): SeenCertificate[] => (certificate ? [certificate] : []));
  return {
    ...target,
    certificate: shown.find(({ names }) => coversHost(names, target.host)) ?? null,
    served: shown[0] ?? null,
    addresses: addresses.map(({ address }) => address),
    hsts: addresses.find(({ http }) => http?.hsts)?.http?.hsts ?? null,
  };
}

async function recognise(
  host: string,
  seen: readonly Observation[],
  now: () => Date,
): Promise<DiagnosisSubject['hosting']> {
  const endpoints = seen.map((observation) => ({ host: observation.target.host, observation }));
  const certificates = seen.flatMap(({ addresses }) => addresses.flatMap((one) => one.certificate ?? []));
  const sightings = certificates.map((certificate) => ({ certificate }));
  const recognised = recogniseHosting(await readHostingSigns({ now }, { siteId: host, host, endpoints, sightings }));
  return recognised && { id: recognised.hosting.id, isCertain: recognised.strength === 'strong' };
}
