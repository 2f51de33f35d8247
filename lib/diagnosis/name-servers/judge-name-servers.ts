import type { DnsOutcome } from '@/lib/diagnosis/dns/ask-surely';
import type { FindingName } from '@/lib/diagnosis/finding-kinds';

import type { NameServerLook } from './ask-name-server';

/**
 * What the name servers of one domain come to, and which of them it is about. That all of them fail is certain only where the
 * resolvers get nothing from them either: a network between may swallow questions, or answer in their place.
 *
 * @param outcome what the resolvers say of the domain
 */
export function judgeNameServers(
  looks: readonly NameServerLook[],
  outcome: DnsOutcome,
): { name: FindingName; about: readonly NameServerLook[] } | null {
  const failing = looks.filter(({ state }) => state === 'lame' || state === 'silent' || state === 'homeless');
  const answering = looks.filter(({ state }) => state === 'answers');
  if (looks.length === 0) return { name: 'name-servers-not-listed', about: [] };
  if (failing.length === looks.length) return { name: nameWholeFailure(failing, outcome), about: failing };
  if (answering.length === 0) return { name: 'name-servers-not-reached', about: looks };
  if (failing.length > 0) return { name: 'name-servers-some-fail', about: failing };
  const hasOneSerial = new Set(answering.map(({ serial }) => serial)).size <= 1;
  return hasOneSerial ? null : { name: 'name-servers-differ', about: answering };
}

function nameWholeFailure(failing: readonly NameServerLook[], outcome: DnsOutcome): FindingName {
  if (outcome === 'fails') return 'name-servers-all-fail';
  return failing.every(({ state }) => state === 'silent') ? 'name-servers-not-reached' : 'name-servers-all-lame';
}
