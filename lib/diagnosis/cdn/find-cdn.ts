import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

import { cdnNetworks } from './networks';

/** Headers that a network adds to what passes through it. */
interface HeaderSign {
  cdn: string;
  header: string;
  pattern: RegExp;
}

/**
 * Cloudflare: https://developers.cloudflare.com/fundamentals/reference/http-headers/ · CloudFront: the header x-amz-cf-id ·
 * Fastly: https://www.fastly.com/documentation/reference/http/http-headers/X-Served-By/ · Imperva: x-iinfo.
 */
const headerSigns: readonly HeaderSign[] = [
  { cdn: 'Cloudflare', header: 'cf-ray', pattern: /^[0-9a-f]{8,}/i },
  { cdn: 'Cloudflare', header: 'server', pattern: /^cloudflare$/i },
  { cdn: 'Amazon CloudFront', header: 'x-amz-cf-id', pattern: /\S/ },
  { cdn: 'Amazon CloudFront', header: 'server', pattern: /^CloudFront$/i },
  { cdn: 'Fastly', header: 'x-served-by', pattern: /^cache-[a-z0-9-]+-[A-Z]{3}\b/ },
  { cdn: 'Fastly', header: 'x-fastly-request-id', pattern: /\S/ },
  { cdn: 'Akamai', header: 'server', pattern: /^AkamaiGHost\b/i },
  { cdn: 'Akamai', header: 'x-akamai-request-id', pattern: /\S/ },
  { cdn: 'Akamai', header: 'x-akamai-transformed', pattern: /\S/ },
  { cdn: 'Imperva', header: 'x-iinfo', pattern: /\S/ },
  { cdn: 'Sucuri', header: 'x-sucuri-id', pattern: /\S/ },
];

const ranges = cdnNetworks.flatMap(({ name, blocks }) =>
  blocks.map((block) => ({ name, range: ipaddr.parseCIDR(block) })),
);

/** The network that an address belongs to; null = none that is known here. */
export function findCdnByAddress(address: string): string | null {
  if (isIP(address) === 0) return null;
  const parsed = ipaddr.process(address);
  return ranges.find(({ range }) => parsed.kind() === range[0].kind() && parsed.match(range))?.name ?? null;
}

/** The network that has left its mark in an answer. @param headers lower-case names */
export function findCdnByHeaders(headers: Readonly<Record<string, string>>): string | null {
  return headerSigns.find(({ header, pattern }) => pattern.test(headers[header] ?? ''))?.cdn ?? null;
}
