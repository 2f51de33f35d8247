import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { type AddressBlock, ipv4SpecialPurpose, ipv6SpecialPurpose, metadataServices } from './address-registry';

export type AddressVerdict =
  | { isAllowed: true }
  | {
      isAllowed: false;
      reason: 'not-an-address' | 'special-purpose' | 'metadata' | 'unspecified' | 'multicast';
      name: string;
    };

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = { range: [Address, number]; name: string };

const specialRanges = [...ipv4SpecialPurpose, ...ipv6SpecialPurpose].map(toRange);
const metadataRanges = metadataServices.map(toRange);
/** The only part of the IPv6 space from which IANA gives addresses to hosts (RFC 4291 §2.4). */
const globalUnicast = ipaddr.parseCIDR('2000::/3');
/** Prefixes whose last or next 32 bits are an IPv4 address, and the byte where it starts. */
const ipv4Carriers: readonly { range: [Address, number]; offset: number }[] = [
  { range: ipaddr.parseCIDR('::ffff:0:0/96'), offset: 12 },
  { range: ipaddr.parseCIDR('::/96'), offset: 12 },
  { range: ipaddr.parseCIDR('64:ff9b::/96'), offset: 12 },
  { range: ipaddr.parseCIDR('2002::/16'), offset: 2 },
];

/**
 * Says whether an address may be dialled: an ordinary host of the public Internet, or one inside the ranges that the
 * owner opened. Metadata services, the unspecified address and multicast stay refused even inside them, also when they
 * are wrapped into an IPv6 address.
 *
 * @param address an IP address as text, without brackets, zone or port
 * @param allowNets ranges in CIDR notation, as `parseNets` returns them
 */
export function judgeAddress(address: string, allowNets: readonly string[]): AddressVerdict {
  // ipaddr.js also reads "0x7f.1"; node:net does not.
  if (isIP(address) === 0 || address.includes('%')) return { isAllowed: false, reason: 'not-an-address', name: '' };
  const parsed = ipaddr.parse(address);
  const closed = findAlwaysRefused(parsed);
  if (closed) return closed;
  const special = findSpecialName(parsed);
  if (special === null || allowNets.some((net) => isInside(parsed, ipaddr.parseCIDR(net)))) return { isAllowed: true };
  return { isAllowed: false, reason: 'special-purpose', name: special };
}

/** Whether an address lies in one of the ranges (CIDR notation), whatever it is. */
export function isInNets(address: string, nets: readonly string[]): boolean {
  return isIP(address) !== 0 && nets.some((net) => isInside(ipaddr.parse(address), ipaddr.parseCIDR(net)));
}

/**
 * Reads a list of CIDR ranges such as "10.0.0.0/8, ::1/128". A single address means itself.
 *
 * @returns the ranges in CIDR notation, or the first part that is none
 */
export function parseNets(text: string): { ok: true; nets: readonly string[] } | { ok: false; part: string } {
  const nets: string[] = [];
  for (const part of text.split(/[\s,]+/).filter((piece) => piece !== '')) {
    const cidr = part.includes('/') ? part : `${part}/${isIP(part) === 6 ? 128 : 32}`;
    const address = cidr.slice(0, cidr.indexOf('/'));
    if (isIP(address) === 0 || address.includes('%') || !ipaddr.isValidCIDR(cidr)) return { ok: false, part };
    nets.push(cidr);
  }
  return { ok: true, nets };
}

function findAlwaysRefused(address: Address): AddressVerdict | null {
  for (const form of [address, ...listCarriedIpv4(address)]) {
    const metadata = metadataRanges.find(({ range }) => isInside(form, range));
    if (metadata) return { isAllowed: false, reason: 'metadata', name: metadata.name };
    if (form.range() === 'unspecified') return { isAllowed: false, reason: 'unspecified', name: 'Unspecified' };
    if (form.range() === 'multicast') return { isAllowed: false, reason: 'multicast', name: 'Multicast' };
  }
  return null;
}

/** The IPv4 address that an IPv6 address carries (mapped, compatible, NAT64, 6to4). ::1 carries none. */
function listCarriedIpv4(address: Address): Address[] {
  if (address.kind() !== 'ipv6' || address.range() === 'loopback') return [];
  const bytes = address.toByteArray();
  return ipv4Carriers
    .filter(({ range }) => isInside(address, range))
    .map(({ offset }) => ipaddr.fromByteArray(bytes.slice(offset, offset + 4)));
}

/** The name of the block that makes an address special, null for an ordinary one. */
function findSpecialName(address: Address): string | null {
  const special = specialRanges.find(({ range }) => isInside(address, range));
  if (special) return special.name;
  if (address.kind() === 'ipv6' && !isInside(address, globalUnicast)) return 'Outside 2000::/3';
  return null;
}

function isInside(address: Address, [network, bits]: [Address, number]): boolean {
  return address.kind() === network.kind() && address.match(network, bits);
}

function toRange({ block, name }: AddressBlock): Range {
  return { range: ipaddr.parseCIDR(block), name };
}
