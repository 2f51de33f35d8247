import { findByte } from './find-byte';

const [space, dash, dot, zero, nine, colon] = [32, 45, 46, 48, 57, 58];

/**
 * Whether a line of Apache begins with the virtual host: "www.example.jp:443 203.0.113.7 - - [". Without one, host, identity
 * and person come before the time, and the person's name may hold blanks: "203.0.113.7 - Jane Doe [". There the second word
 * is the identity, which is "-" and next to never anything else; behind a virtual host it is the client, an address or a name.
 *
 * @param time where the time begins
 * @returns where the virtual host ends; null = there is none
 */
export function findVirtualHost(bytes: Uint8Array, start: number, time: number): number | null {
  const first = findByte(bytes, start, time, space);
  const second = findByte(bytes, first + 1, time, space);
  const third = findByte(bytes, second + 1, time, space);
  // Three words are all that must be there.
  if (findByte(bytes, third + 1, time, space) >= time) return null;
  if (second - first === 2 && bytes[first + 1] === dash) return null;
  const isClient = [dot, colon].some((mark) => findByte(bytes, first + 1, second, mark) < second);
  return isClient || !isAddress(bytes, start, first) ? first : null;
}

/** IPv4 has only digits and dots, IPv6 two colons or more; a name has letters, and one colon before its port. */
function isAddress(bytes: Uint8Array, start: number, end: number): boolean {
  let colons = 0;
  let others = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === colon) colons += 1;
    else if (byte !== dot && (byte < zero || byte > nine)) others += 1;
  }
  return colons > 1 || (colons === 0 && others === 0);
}
