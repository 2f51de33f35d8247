import { found } from '@/lib/diagnosis/finding';
import type { Found } from '@/lib/diagnosis/finding';
import { counterpartOf } from '@/lib/tls/site-name';

import { isSameNetwork } from './is-same-network';
import { listUsable } from './look-up-addresses';
import type { NameLook } from './look-up-addresses';
import { listOwners } from './reverse-names';
import type { ReverseNames } from './reverse-names';

/** A name with and without www that leads to machines which have nothing in common: each has to be validated where it leads. */
export function judgeApexAndWww(looks: readonly NameLook[], reverse: ReverseNames): Found[] {
  return looks.flatMap((apex) => {
    const www = looks.find(({ host }) => host.startsWith('www.') && counterpartOf(apex.host) === host);
    if (!www?.isRequired || !apex.isRequired) return [];
    const one = listUsable(apex.ipv4);
    const other = listUsable(www.ipv4);
    if (one.length === 0 || other.length === 0 || isSameNetwork(one, other)) return [];
    const owners = listOwners(one, reverse);
    if (listOwners(other, reverse).some((owner) => owners.includes(owner))) return [];
    const values = { apex: one.join(', '), www: other.join(', ') };
    return [
      found('apex-and-www-differ', {
        hosts: [apex.host, www.host],
        addresses: [...one, ...other],
        values,
        detail: `${apex.host} ${values.apex}, ${www.host} ${values.www}`,
      }),
    ];
  });
}
