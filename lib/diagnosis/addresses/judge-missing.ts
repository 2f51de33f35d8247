import type { DnsOutcome } from '@/lib/diagnosis/dns/ask-surely';
import { found } from '@/lib/diagnosis/finding';
import type { Found } from '@/lib/diagnosis/finding';

import { listUsable } from './look-up-addresses';
import type { NameLook } from './look-up-addresses';

/**
 * A name without an address that an issuer would dial. One of the two families is enough: the failure of the other is only
 * worth knowing.
 *
 * @param domain what the resolvers say of the registered domain: what is the matter with all of it is said of it, not of each name
 */
export function judgeMissing(look: NameLook, domain: DnsOutcome): Found[] {
  const { host, ipv4, ipv6 } = look;
  if (ipv4.addresses.length + ipv6.addresses.length === 0) return judgeNone(look, domain);
  const reserved = [...ipv4.reserved, ...ipv6.reserved];
  const isReservedOnly = listUsable(ipv4).length + listUsable(ipv6).length === 0;
  const failing = [ipv4, ipv6].filter(
    ({ outcome }) => outcome === 'fails' || outcome === 'dnssec' || outcome === 'unseen',
  );
  return [
    ...(reserved.length > 0
      ? [
          found(isReservedOnly ? 'reserved-addresses-only' : 'reserved-address-among', {
            hosts: [host],
            addresses: reserved,
          }),
        ]
      : []),
    ...failing.map(({ type, outcome }) =>
      found('address-family-fails', { hosts: [host], values: { type }, detail: `${type} ${host}: ${outcome}` }),
    ),
  ];
}

function judgeNone({ host, ipv4, ipv6, aliases }: NameLook, domain: DnsOutcome): Found[] {
  const detail = `A ${host}: ${ipv4.outcome}, AAAA ${host}: ${ipv6.outcome}`;
  if (aliases.isLoop) return [found('alias-loop', { hosts: [host], detail })];
  const outcomes = [ipv4.outcome, ipv6.outcome];
  const worst = (['dnssec', 'fails', 'unseen'] as const).find((outcome) => outcomes.includes(outcome));
  if (worst !== undefined) {
    return domain === worst ? [] : [found(failureOf[worst], { hosts: [host], detail })];
  }
  if (domain === 'no-such-name') return [];
  if (aliases.end === null) return [found('name-without-address', { hosts: [host], detail })];
  return [found('alias-leads-nowhere', { hosts: [host], values: { target: aliases.end }, detail })];
}

const failureOf = { dnssec: 'name-dnssec-broken', fails: 'name-fails', unseen: 'name-not-seen' } as const;
