import { autossl } from './autossl';
import { conohaWing } from './conoha-wing';
import { generic } from './generic';
import { hostingIds } from './hosting';
import type { Hosting, HostingId, SignKind } from './hosting';
import { sakura } from './sakura';
import { xserver } from './xserver';

const hostings: Readonly<Record<HostingId, Hosting>> = {
  'conoha-wing': conohaWing,
  xserver,
  sakura,
  autossl,
  generic,
};

/** Something that was seen of a site: its reverse name, a name in its certificate, a name server … */
export interface SeenSign {
  kind: SignKind;
  value: string;
}

/** A host that the signs point at, and how surely. */
export interface RecognisedHosting {
  hosting: Hosting;
  strength: 'strong' | 'weak';
  /** What says so. */
  signs: readonly SeenSign[];
}

/** Every host with a playbook of its own, and the generic one last. */
export function listHostings(): Hosting[] {
  return hostingIds.map((id) => hostings[id]);
}

/** @param id as it stands in an address or a form; anything may come. */
export function findHosting(id: string): Hosting | null {
  return listHostings().find((hosting) => hosting.id === id) ?? null;
}

/**
 * The host that shows the strongest of the signs; null when none is known. Mail may stay where a site was before, and so do names in
 * old certificates: the machine that is looked at now outranks them.
 */
export function recogniseHosting(seen: readonly SeenSign[]): RecognisedHosting | null {
  const machines = seen.filter(({ kind }) => kind === 'reverse-name');
  const present = findBySigns(machines, 'strong');
  return (
    (present && findBySigns(seen, 'strong', [present.hosting])) ??
    findBySigns(seen, 'strong') ??
    findBySigns(seen, 'weak')
  );
}

function findBySigns(
  seen: readonly SeenSign[],
  strength: 'strong' | 'weak',
  among: readonly Hosting[] = listHostings(),
): RecognisedHosting | null {
  for (const hosting of among) {
    const known = hosting.signs.filter((sign) => sign.strength === strength);
    const signs = seen.filter((one) => known.some((sign) => isSign(one, sign)));
    if (signs.length > 0) return { hosting, strength, signs };
  }
  return null;
}

/** Names that only a host's own default certificate carries: a certificate with one of them is nobody's site. */
export function listDefaultCertificateNames(): string[] {
  return listHostings().flatMap(({ defaultCertificateNames }) => defaultCertificateNames);
}

function isSign(seen: SeenSign, sign: Hosting['signs'][number]): boolean {
  return seen.kind === sign.kind && sign.pattern.test(seen.value.toLowerCase().replace(/\.$/, ''));
}
