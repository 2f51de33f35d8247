import type { Answer, CaaData, SoaData } from 'dns-packet';
import { findEntry, listParents } from './zone';
import type { CaaEntry, Zone, ZoneEntry, ZoneState } from './zone';

type Entries = ReadonlyMap<string, ZoneEntry>;

const longestChain = 16;

/** What a name has of one type, with the CNAMEs that lead to it. A loop ends as a resolver's patience does. */
export function listRecords(zone: Zone, name: string, type: string, entries: Entries, hops = 0): Answer[] {
  const ttl = zone.ttl ?? 60;
  if (zone.CNAME !== undefined && type !== 'CNAME') {
    const alias: Answer = { type: 'CNAME', name, ttl, data: zone.CNAME };
    const target = readEntry(findEntry(entries, zone.CNAME), type);
    const isEnd = typeof target === 'string' || 'raw' in target || hops >= longestChain;
    return [alias, ...(isEnd ? [] : listRecords(target, zone.CNAME, type, entries, hops + 1))];
  }
  switch (type) {
    case 'A':
    case 'AAAA':
    case 'NS':
    case 'PTR':
      return (zone[type] ?? []).map((data) => ({ type, name, ttl, data }));
    case 'CNAME':
      return zone.CNAME === undefined ? [] : [{ type, name, ttl, data: zone.CNAME }];
    case 'MX':
      return (zone.MX ?? []).map((exchange) => ({ type, name, ttl, data: { preference: 10, exchange } }));
    case 'TXT':
      return (zone.TXT ?? []).map((data) => ({ type, name, ttl, data }));
    case 'SOA':
      return zone.SOA === undefined ? [] : [{ type, name, ttl, data: completeSoa(zone.SOA) }];
    case 'CAA':
      return (zone.CAA ?? []).map((record) => toCaaRecord(record, name, ttl));
    default:
      return [];
  }
}

/** The SOA of the zone that a name is in, as it stands beside "there is none" (RFC 2308). */
export function listAuthorities(name: string, entries: Entries): Answer[] {
  for (const parent of [name.toLowerCase(), ...listParents(name)]) {
    const entry = entries.get(parent);
    const zone = entry === undefined ? null : readEntry(entry, 'SOA');
    if (zone === null || typeof zone === 'string' || !('SOA' in zone) || zone.SOA === undefined) continue;
    return [{ type: 'SOA', name: parent, ttl: 60, data: completeSoa(zone.SOA) }];
  }
  return [];
}

function readEntry(entry: ZoneEntry, type: string): ZoneState {
  return typeof entry === 'function' ? entry(0, type) : entry;
}

function completeSoa(soa: Partial<SoaData>): SoaData {
  return {
    mname: 'ns.test',
    rname: 'hostmaster.test',
    serial: 1,
    refresh: 3600,
    retry: 600,
    expire: 86400,
    minimum: 60,
    ...soa,
  };
}

/** The library writes every tag, though its type lists three; and the bytes of a type that it does not know as they are. */
function toCaaRecord(record: CaaEntry, name: string, ttl: number): Answer {
  if ('rdata' in record) {
    return { type: 'UNKNOWN_257' as 'NULL', name, ttl, data: Buffer.from(record.rdata) };
  }
  const { flags = 0, tag, value } = record;
  return { type: 'CAA', name, ttl, data: { flags, tag: tag as CaaData['tag'], value } };
}
