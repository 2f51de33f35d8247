import { isIP } from 'node:net';

import type { DiagnosedName, DiagnosisSubject } from '@/lib/diagnosis/subject';
import { coversHost } from '@/lib/tls/covers-host';
import { normaliseHost } from '@/lib/tls/normalise-host';
import type { CertificateFacts } from '@/lib/tls/observation';
import { counterpartOf } from '@/lib/tls/site-name';

/** A certificate may have hundreds: those of the site itself come first. */
const mostNames = 40;

interface NamedSite {
  /** ASCII, without "www.". */
  host: string;
  /** Its watched endpoints, each with its own certificate that was seen last. */
  endpoints: readonly { host: string; certificate: PresentCertificate | null }[];
  /** Null = not known. */
  hosting: DiagnosisSubject['hosting'];
  now: Date;
}

type PresentCertificate = Pick<CertificateFacts, 'names' | 'notBefore' | 'notAfter'>;

/** These hosts ask for the name with www and the one without, and get no certificate when one of them fails. */
const alwaysBoth: ReadonlySet<string> = new Set(['conoha-wing']);

/**
 * The names that a new certificate is asked for. Without any certificate that says which, it is every one that is watched.
 * Empty for a site that is an address. `leftOut` = those beyond what is looked at.
 */
export function listDiagnosedNames(site: NamedSite): { names: DiagnosedName[]; leftOut: string[] } {
  const { host, endpoints } = site;
  const certified = endpoints.flatMap(({ certificate }) => (certificate ? readNames(certificate.names) : []));
  const counterpart = counterpartOf(host);
  const pair = counterpart === null ? [host] : [host, counterpart];
  const asksForBoth = isAskedForBoth(site, counterpart);
  const watched = endpoints.map((endpoint) => endpoint.host);
  const isRequired = (name: string): boolean =>
    (asksForBoth && pair.includes(name)) || (certified.length === 0 && watched.includes(name));
  const plain = [...new Set([...pair, ...watched])]
    .filter((name) => isIP(name) === 0)
    .map((name) => ({ host: name, isWildcard: false, isRequired: isRequired(name) }));
  const all = new Map<string, DiagnosedName>();
  for (const name of [...plain, ...certified]) {
    const key = textOf(name);
    all.set(key, { ...name, isRequired: name.isRequired || (all.get(key)?.isRequired ?? false) });
  }
  const listed = [...all.values()];
  return { names: listed.slice(0, mostNames), leftOut: listed.slice(mostNames).map(textOf) };
}

/** A certificate that the host gave without the one of them shows that it does not ask for both here. */
function isAskedForBoth({ host, endpoints, hosting, now }: NamedSite, counterpart: string | null): boolean {
  if (hosting?.isCertain !== true || !alwaysBoth.has(hosting.id)) return false;
  if (counterpart === null) return true;
  return !endpoints.some(
    ({ certificate }) =>
      certificate !== null &&
      certificate.notBefore <= now &&
      certificate.notAfter > now &&
      coversHost(certificate.names, host) &&
      !coversHost(certificate.names, counterpart),
  );
}

function textOf({ host, isWildcard }: DiagnosedName): string {
  return `${isWildcard ? '*.' : ''}${host}`;
}

/** The names of a certificate as they go over the wire; addresses, and text that is no name, are left out. */
function readNames(names: readonly string[]): DiagnosedName[] {
  return names.flatMap((text) => {
    const isWildcard = text.startsWith('*.');
    const name = normaliseHost(isWildcard ? text.slice(2) : text);
    return name.ok && name.host.includes('.') ? [{ host: name.host, isWildcard, isRequired: true }] : [];
  });
}
