import { isIPv4 } from 'node:net';

import { askSurely } from '@/lib/diagnosis/dns/ask-surely';
import type { DnsAnswer, DnsClient } from '@/lib/diagnosis/dns/dns-client';
import { judgeAddress } from '@/lib/tls/special-addresses';

/**
 * What one name server says of a domain when it is asked itself. `lame` = it answers, but does not know the domain ·
 * `homeless` = its name has no address that could be asked · `unseen` = it could not be asked from here, or
 * somebody between answered for it.
 */
export interface NameServerLook {
  name: string;
  addresses: readonly string[];
  /** Those of the addresses at which it has the zone: nothing between answers in its place there. */
  answersAt: readonly string[];
  state: 'answers' | 'lame' | 'silent' | 'homeless' | 'unseen';
  /** Of the zone that it has; null unless it answers. */
  serial: number | null;
}

const mostAddresses = 2;

/** Asks a name server at its addresses for the SOA of a domain. One that answers as it should is enough. */
export async function askNameServer(
  name: string,
  domain: string,
  dns: DnsClient,
  allowNets: readonly string[],
  signal: AbortSignal,
): Promise<NameServerLook> {
  const listed = await listAddresses(name, dns, signal);
  const open = (listed ?? []).filter((address) => judgeAddress(address, allowNets).isAllowed).slice(0, mostAddresses);
  const none = { name, answersAt: [], serial: null };
  if (listed === null) return { ...none, addresses: [], state: 'unseen' };
  if (open.length === 0) return { ...none, addresses: listed, state: 'homeless' };
  const answers = await Promise.all(
    open.map((address) => dns.askServer(address, { name: domain, type: 'SOA' }, signal)),
  );
  const serials = answers.map(readSerial);
  const [serial] = serials.filter((one) => one !== null);
  const answersAt = open.filter((_, index) => serials[index] !== null);
  if (serial !== undefined) return { name, addresses: open, answersAt, state: 'answers', serial };
  if (answers.some(isRepeated)) return { ...none, addresses: open, state: 'unseen' };
  const isLame = answers.some(({ kind }) => kind === 'answer');
  return { ...none, addresses: open, state: isLame ? 'lame' : nameSilence(open) };
}

/** A copy from somebody who does not have the zone: a router between may have answered instead of the one that was asked. */
function isRepeated(answer: DnsAnswer): boolean {
  return answer.kind === 'answer' && !answer.isAuthoritative && answer.records.some(({ type }) => type === 'SOA');
}

/** Silence over IPv6 may be this machine's: it need not have IPv6. */
function nameSilence(addresses: readonly string[]): 'silent' | 'unseen' {
  return addresses.some((address) => isIPv4(address)) ? 'silent' : 'unseen';
}

/** IPv4 first: where this machine has no IPv6, a server's IPv6 address would look silent. Null = could not be looked up. */
async function listAddresses(name: string, dns: DnsClient, signal: AbortSignal): Promise<string[] | null> {
  let isUnseen = false;
  for (const type of ['A', 'AAAA'] as const) {
    const { answer, outcome } = await askSurely({ name, type }, dns, signal);
    const addresses = readAddresses(answer);
    if (addresses.length > 0) return addresses;
    isUnseen ||= outcome === 'unseen';
  }
  return isUnseen ? null : [];
}

function readAddresses(answer: DnsAnswer): string[] {
  const records = answer.kind === 'answer' ? answer.records : [];
  return records.flatMap((record) => (record.type === 'A' || record.type === 'AAAA' ? [record.data] : []));
}

function readSerial(answer: DnsAnswer): number | null {
  if (answer.kind !== 'answer' || answer.rcode !== 'NOERROR' || !answer.isAuthoritative) return null;
  const soa = answer.records.find((record) => record.type === 'SOA');
  return soa?.type === 'SOA' ? (soa.data.serial ?? 0) : null;
}
