import { found } from '@/lib/diagnosis/finding';
import type { Found } from '@/lib/diagnosis/finding';
import type { Hosting } from '@/lib/hosting/hosting';

import { listUsable } from './look-up-addresses';
import type { NameLook } from './look-up-addresses';
import { belongingOf, listOwners } from './reverse-names';
import type { ReverseNames } from './reverse-names';

/**
 * AAAA records that do not go with the A records: an issuer dials them first, and falls back to IPv4 only when the
 * connection itself fails.
 *
 * @param hosting the host, where it is certain; otherwise null
 */
export function judgeIpv6(look: NameLook, reverse: ReverseNames, hosting: Hosting | null): Found[] {
  const ipv6 = listUsable(look.ipv6);
  if (ipv6.length === 0) return [];
  const ipv4 = listUsable(look.ipv4);
  const about = { hosts: [look.host], addresses: ipv6 };
  const isAtHost = hosting !== null && ipv4.every((address) => belongingOf(address, reverse, hosting) === 'host');
  if (isAtHost && hosting.hasIpv6 === false) return [found('ipv6-not-of-host', about)];
  const owners = listOwners(ipv4, reverse);
  const others = listOwners(ipv6, reverse);
  const isElsewhere = owners.length > 0 && others.length > 0 && !others.some((owner) => owners.includes(owner));
  if (!isElsewhere) return [];
  const values = { owner: owners.join(', '), other: others.join(', ') };
  return [found('ipv6-elsewhere', { ...about, values, detail: `PTR ${ipv6.join(', ')}: ${values.other}` })];
}
