import { isIP } from 'node:net';

export interface Peer {
  /** Canonical, IPv4 as such; null when nobody could tell. */
  address: string | null;
  /** The request came from this machine, or from a program on it that forwards: see `isDirect`. */
  isLoopback: boolean;
  /** Nothing in the request says that it was forwarded. Only a direct request from loopback is the operator's own browser. */
  isDirect: boolean;
}

/**
 * Who sent a request, out of the headers that scripts/door/mark-peer.cjs has put there in place of the client's own.
 * Without that preload they would be the client's: `requireDoor` keeps such a server from starting.
 */
export function readPeer(headers: Headers): Peer {
  const address = headers.get('x-kigen-peer') ?? '';
  const isKnown = isIP(address) !== 0;
  return {
    address: isKnown ? address : null,
    isLoopback: isKnown && (address === '::1' || /^127\./.test(address)),
    isDirect: headers.get('x-kigen-direct') === '1',
  };
}
