import { found } from '@/lib/diagnosis/finding';
import type { Found } from '@/lib/diagnosis/finding';
import type { Hosting } from '@/lib/hosting/hosting';

import { listUsable } from './look-up-addresses';
import type { NameLook } from './look-up-addresses';
import { belongingOf } from './reverse-names';
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
  return judged.flatMap(({ look, away, isWholly }) => {
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
