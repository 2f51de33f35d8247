import { isIP } from 'node:net';

/**
 * Whether a certificate with these names is valid for a host, as browsers see it (RFC 9525 §6): only subject alternative
 * names count, a wildcard is the whole leftmost label and stands for exactly one, and an IP address matches itself.
 *
 * @param host an ASCII host name in lower case without a trailing dot, or an IP address
 */
export function coversHost(names: readonly string[], host: string): boolean {
  if (isIP(host) !== 0) {
    const address = canonicalAddress(host);
    return names.some((name) => isIP(name) !== 0 && canonicalAddress(name) === address);
  }
  const parent = host.slice(host.indexOf('.') + 1);
  // A wildcard directly below a top-level domain ("*.jp") covers nothing.
  const wildcard = parent.includes('.') ? `*.${parent}` : null;
  return names.some((name) => {
    const lower = name.toLowerCase();
    return lower === host || lower === wildcard;
  });
}

function canonicalAddress(address: string): string {
  return isIP(address) === 6 ? new URL(`https://[${address}]`).hostname : address;
}
