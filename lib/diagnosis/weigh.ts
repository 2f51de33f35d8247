import { findingKinds } from './finding-kinds';
import type { DiagnosisFinding, Found } from './finding';
import type { DiagnosisSubject } from './subject';

/** A finding about names that a re-issue does not need stops nothing. */
export function weigh(one: Found, { names }: Pick<DiagnosisSubject, 'names'>): DiagnosisFinding {
  const { severity, verdict } = findingKinds[one.name];
  const required = new Set(names.filter(({ isRequired }) => isRequired).map(({ host }) => host));
  const isBeside = one.hosts.length > 0 && !one.hosts.some((host) => required.has(host));
  return isBeside ? { ...one, severity: 'information', verdict: 'no-blocker-found' } : { ...one, severity, verdict };
}
