import { decode } from 'dns-packet';
import type { Answer, CaaData, DecodedPacket } from 'dns-packet';

import type { DnsAnswer } from './dns-client';
import { walkMessage } from './walk-message';
import type { Query } from './write-query';

/**
 * What bytes from a name server are. `foreign` = no answer to this question: whoever asked goes on waiting ·
 * `cut` = its answer does not fit into this transport (TC).
 */
export type Reading = Exclude<DnsAnswer, { kind: 'truncated' }> | { kind: 'foreign'; detail: string } | { kind: 'cut' };

const caaType = 257;

export function readMessage(message: Buffer, query: Query, transport: 'udp' | 'tcp'): Reading {
  if (message.length < 12) return { kind: 'foreign', detail: `${message.length} bytes` };
  if (message.readUInt16BE(0) !== query.id) return { kind: 'foreign', detail: 'another id' };
  const flags = message.readUInt16BE(2);
  if ((flags & 0xf800) !== 0x8000) return { kind: 'foreign', detail: 'not a response' };
  const isCut = (flags & 0x0200) !== 0;
  const packet = decodeWhole(message);
  if (packet === null) return isCut ? { kind: 'cut' } : { kind: 'unreadable', detail: 'malformed message' };
  if (!isAboutQuestion(packet, query)) return { kind: 'foreign', detail: 'another question' };
  if (isCut) return { kind: 'cut' };
  return {
    kind: 'answer',
    rcode: nameResponseCode(packet, flags),
    records: (packet.answers ?? []).filter(isOrdinary),
    authorities: (packet.authorities ?? []).filter(isOrdinary),
    isAuthoritative: packet.flag_aa,
    isAuthenticated: packet.flag_ad,
    transport,
  };
}

/** The library neither keeps to a record's length nor refuses a CAA that overruns its own: both are looked at first. */
function decodeWhole(message: Buffer): DecodedPacket | null {
  const places = walkMessage(message);
  if (places === null) return null;
  try {
    const packet = decode(message);
    if (decode.bytes !== (places.at(-1)?.end ?? decode.bytes)) return null;
    const answers = places.filter(({ section }) => section === 'answer');
    for (const [index, place] of answers.entries()) {
      const record = packet.answers?.[index];
      if (place.type !== caaType || record?.type !== 'CAA') continue;
      const data = readCaaData(message.subarray(place.start, place.end));
      if (data === null) return null;
      record.data = data;
    }
    return packet;
  } catch {
    // Whatever the library says of foreign bytes, they are no answer.
    return null;
  }
}

/** RFC 8659 §4.1. Each byte becomes one character, so that what is not ASCII stays recognisable as such. */
function readCaaData(data: Buffer): CaaData | null {
  const [flags, tagLength] = data;
  if (flags === undefined || tagLength === undefined || data.length < 2 + tagLength) return null;
  const tag = data.toString('latin1', 2, 2 + tagLength);
  const value = data.toString('latin1', 2 + tagLength);
  return { flags, issuerCritical: (flags & 0x80) !== 0, tag: tag as CaaData['tag'], value };
}

/** A server that cannot read the question need not repeat it. */
function isAboutQuestion(packet: DecodedPacket, { question }: Query): boolean {
  const [asked, ...more] = packet.questions ?? [];
  if (asked === undefined) return (packet.answers ?? []).length === 0 && rcodeOf(packet) === 'FORMERR';
  const isSameName = asked.name.toLowerCase() === question.name.toLowerCase();
  return more.length === 0 && isSameName && asked.type === question.type && (asked.class ?? 'IN') === 'IN';
}

/** RFC 6891 §6.1.3: EDNS0 brings the upper eight bits. */
function nameResponseCode(packet: DecodedPacket, flags: number): string {
  const edns = packet.additionals?.find((record) => record.type === 'OPT');
  const upper = edns?.type === 'OPT' ? edns.extendedRcode : 0;
  return upper === 0 ? rcodeOf(packet) : `RCODE_${(upper << 4) | (flags & 0xf)}`;
}

/** The library's types do not tell of it. */
function rcodeOf(packet: DecodedPacket): string {
  return 'rcode' in packet && typeof packet.rcode === 'string' ? packet.rcode : '';
}

function isOrdinary(record: Answer): boolean {
  return record.type !== 'OPT' && (record.class ?? 'IN') === 'IN';
}
