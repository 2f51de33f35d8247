import type { JudgedEndpoint, OwnCertificate } from './judged-site';
import type { EventCertificate, EventFacts } from './site-event';

const mostNames = 10;

export function toEventCertificate({ names, ...rest }: OwnCertificate): EventCertificate {
  return { ...rest, names: names.slice(0, mostNames) };
}

/** Which endpoint an event is about, and its certificate. */
export function describeEndpoint(endpoint: JudgedEndpoint, certificate = findCurrent(endpoint)): EventFacts {
  const { host, port } = endpoint;
  return { host, port, ...(certificate ? { certificate: toEventCertificate(certificate) } : {}) };
}

/** The endpoint's own certificate that was seen last. */
export function findCurrent({ certificateId, sightings }: JudgedEndpoint): OwnCertificate | null {
  return sightings.find(({ certificate }) => certificate.fingerprint256 === certificateId)?.certificate ?? null;
}
