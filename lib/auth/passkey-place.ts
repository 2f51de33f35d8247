import { isIP } from 'node:net';

import type { Listening } from './listening';
import { listOwnOrigins } from './own-origins';

/** Where passkeys are made and used: they hold for one name and no other (Web Authentication, "RP ID"). */
export type PasskeyPlace =
  | { kind: 'name'; rpId: string; origin: string }
  /** The page was opened by an IP address, for which browsers keep none; `better` is an address of ours with a name. */
  | { kind: 'address'; better: string | null };

/**
 * @param origin under which the page is open: an `Origin` header, or what the `Host` header makes of it. One that is not
 *   ours gets the answer of an IP address.
 */
export function findPasskeyPlace(origin: string | null, env: Listening): PasskeyPlace {
  const named = listOwnOrigins(env).filter((one) => isIP(bareHost(one)) === 0);
  const found = named.find((one) => one === origin);
  return found === undefined
    ? { kind: 'address', better: named[0] ?? null }
    : { kind: 'name', rpId: bareHost(found), origin: found };
}

/** The same for a page that is being drawn: browsers send it no `Origin`. */
export function findPasskeyPlaceOfPage(host: string | null, env: Listening): PasskeyPlace {
  const isSame = (origin: string) => host !== null && new URL(origin).host === host.toLowerCase();
  return findPasskeyPlace(listOwnOrigins(env).find(isSame) ?? null, env);
}

function bareHost(origin: string): string {
  return new URL(origin).hostname.replace(/^\[(.*)\]$/, '$1');
}
