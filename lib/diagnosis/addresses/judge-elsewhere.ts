import { found } from '@/lib/diagnosis/finding';
import type { Found } from '@/lib/diagnosis/finding';
import type { Hosting } from '@/lib/hosting/hosting';

import { isSameNetwork } from './is-same-network';
import { listUsable } from './look-up-addresses';
import type { NameLook } from './look-up-addresses';
import { belongingOf, isNameless } from './reverse-names';
import type { ReverseNames } from './reverse-names';

/**
 * A records that lead away from the host. Certain only where the host is, where another name of the site is seen there, and where
 * this one leads to machines that say that they are somebody else's.
 *
 * @param hosting one with a sign of the kind "reverse-name"
 */
export function judgeElsewhere(
  looks: readonly NameLook[],
  reverse: ReverseNames,
  hosting: Hosting,
  isCertain: boolean,
): Found[] {
  const judged = looks.map((look) => {
    const addresses = listUsable(look.ipv4);
    const away = addresses.filter((address) => belongingOf(address, reverse, hosting) === 'elsewhere');
    const there = addresses.filter((address) => belongingOf(address, reverse, hosting) === 'host');
    return { look, away, there, isWholly: away.length === addresses.length };
  });
  const atHost = judged.filter(({ look, there, away }) => look.isRequired && there.length > 0 && away.length === 0);
  const hosts = atHost.flatMap(({ there }) => there);
  return judged.flatMap(({ look, away, isWholly }) => {
    if (isCertain && hosts.length > 0 && isLeftBehind(look, reverse, hosts)) return [describeNameless(look)];
    if (away.length === 0 || (!isCertain && atHost.length === 0)) return [];
    const isSure = isCertain && isWholly && atHost.length > 0;
    const reverseNames = away.flatMap((address) => reverse.get(address) ?? []).join(', ');
    return [
      found(isSure ? 'address-elsewhere' : 'address-perhaps-elsewhere', {
        hosts: [look.host],
        addresses: away,
        values: { reverse: reverseNames },
        detail: `PTR ${away.join(', ')}: ${reverseNames}`,
      }),
    ];
  });
}

/** An old server or a parking page often has no reverse name, and none of the host's networks. @param hosts addresses of the host */
function isLeftBehind({ ipv4, isRequired }: NameLook, reverse: ReverseNames, hosts: readonly string[]): boolean {
  const addresses = listUsable(ipv4);
  const areNameless = addresses.length > 0 && addresses.every((address) => isNameless(address, reverse));
  return isRequired && areNameless && !isSameNetwork(addresses, hosts);
}

function describeNameless({ host, ipv4 }: NameLook): Found {
  const addresses = listUsable(ipv4);
  const detail = `PTR ${addresses.join(', ')}: none`;
  return found('address-perhaps-elsewhere', { hosts: [host], addresses, values: { reverse: '—' }, detail });
}
