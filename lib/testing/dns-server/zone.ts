import type { SoaData } from 'dns-packet';

export type DnsFailure = 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED' | 'FORMERR' | 'NOTIMP' | 'silence';

/** A CAA record by its parts, with any tag, or as the bytes that stand on the wire. */
export type CaaEntry = { flags?: number; tag: string; value: string } | { rdata: Uint8Array };

/** What a name has. An empty zone is a name without addresses (NODATA). */
export interface Zone {
  A?: readonly string[];
  AAAA?: readonly string[];
  CNAME?: string;
  NS?: readonly string[];
  MX?: readonly string[];
  TXT?: readonly string[];
  PTR?: readonly string[];
  /** With it, the name is the top of a zone: it also stands in the authority section of negative answers below it. */
  SOA?: Partial<SoaData>;
  CAA?: readonly CaaEntry[];
  ttl?: number;
  /** SERVFAIL, as from a resolver that cannot verify the signatures, unless the CD bit is set. */
  isBogus?: boolean;
  /** Default true; false = the AA bit is off, as with a server that was never given the zone. */
  isAuthoritative?: boolean;
  /** The answer does not fit: over UDP alone, or over TCP as well. */
  truncates?: 'udp' | 'always';
}

/** Bytes instead of an answer, each element a datagram or a piece of a TCP stream. */
export interface RawAnswer {
  raw(query: Buffer, transport: 'udp' | 'tcp'): readonly Uint8Array[];
}

export type ZoneState = Zone | DnsFailure | RawAnswer;

/** A zone, a failure, bytes, or a function of how often the name was asked for before (with this type). */
export type ZoneEntry = ZoneState | ((askedBefore: number, type: string) => ZoneState);

/** The entry of a name, or that of the nearest "*." above it (RFC 4592). What has names below it exists (RFC 8020). */
export function findEntry(entries: ReadonlyMap<string, ZoneEntry>, name: string): ZoneEntry {
  const exact = entries.get(name.toLowerCase());
  if (exact !== undefined) return exact;
  if ([...entries.keys()].some((known) => known.endsWith(`.${name.toLowerCase()}`))) return {};
  for (const parent of listParents(name)) {
    const wildcard = entries.get(`*.${parent}`);
    if (wildcard !== undefined) return wildcard;
    if (entries.has(parent)) break;
  }
  return 'NXDOMAIN';
}

/** "www.example.jp" → "example.jp", "jp". */
export function listParents(name: string): string[] {
  const labels = name.toLowerCase().split('.');
  return labels.slice(1).map((_, index) => labels.slice(index + 1).join('.'));
}
