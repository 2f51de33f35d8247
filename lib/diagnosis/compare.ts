import type { DiagnosisFinding } from './finding';
import type { FindingName } from './finding-kinds';

/** What is different from the diagnosis before. */
export interface DiagnosisChange {
  appeared: readonly DiagnosisFinding[];
  /** What is no longer found. */
  gone: readonly DiagnosisFinding[];
}

/** A finding is the same when it has the same name; for other host names it is another one. */
export function compareFindings(
  before: readonly DiagnosisFinding[],
  after: readonly DiagnosisFinding[],
): DiagnosisChange {
  return { appeared: without(after, before), gone: without(before, after) };
}

function without(some: readonly DiagnosisFinding[], known: readonly DiagnosisFinding[]): DiagnosisFinding[] {
  const hostsOf = (name: FindingName): Set<string> =>
    new Set(known.filter((one) => one.name === name).flatMap(({ hosts }) => (hosts.length > 0 ? hosts : [''])));
  return some.filter(({ name, hosts }) => {
    const seen = hostsOf(name);
    return !(hosts.length > 0 ? hosts : ['']).every((host) => seen.has(host));
  });
}
