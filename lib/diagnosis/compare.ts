import type { DiagnosisFinding } from './finding';
import type { FindingName } from './finding-kinds';

/** What is different from the diagnosis before. */
export interface DiagnosisChange {
  appeared: readonly DiagnosisFinding[];
  /** What is no longer found. */
  gone: readonly DiagnosisFinding[];
}

/** A finding is the same when it has the same name; each is told with the host names alone for which it is different. */
export function compareFindings(
  before: readonly DiagnosisFinding[],
  after: readonly DiagnosisFinding[],
): DiagnosisChange {
  return { appeared: without(after, before), gone: without(before, after) };
}

function without(some: readonly DiagnosisFinding[], known: readonly DiagnosisFinding[]): DiagnosisFinding[] {
  return some.flatMap((one) => {
    const seen = hostsOf(one.name, known);
    return keepHosts(one, (host) => !seen.has(host));
  });
}

function hostsOf(name: FindingName, known: readonly DiagnosisFinding[]): ReadonlySet<string | null> {
  const same = known.filter((one) => one.name === name);
  return new Set(same.flatMap(({ hosts }): readonly (string | null)[] => (hosts.length > 0 ? hosts : [null])));
}

/**
 * The finding for some of its host names; none where none is left.
 *
 * @param isKept asked of each; of null where the finding concerns the site as a whole
 */
export function keepHosts(one: DiagnosisFinding, isKept: (host: string | null) => boolean): DiagnosisFinding[] {
  if (one.hosts.length === 0) return isKept(null) ? [one] : [];
  const hosts = one.hosts.filter(isKept);
  if (hosts.length === one.hosts.length) return [one];
  return hosts.length > 0 ? [{ ...one, hosts }] : [];
}
