import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { decode, encode, streamDecode, streamEncode } from 'dns-packet';
import type { Answer, CaaData, Packet, Question } from 'dns-packet';
import { listen } from './listen';

export type DnsFailure = 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED' | 'silence';

/** What a name has. An empty zone is a name without addresses (NODATA). */
export interface Zone {
  A?: readonly string[];
  AAAA?: readonly string[];
  CNAME?: string;
  NS?: readonly string[];
  MX?: readonly string[];
  TXT?: readonly string[];
  PTR?: readonly string[];
  /** Any tag, also those that the type of the library does not know. */
  CAA?: readonly { flags?: number; tag: string; value: string }[];
  ttl?: number;
}

/** A zone, a failure, or a function of how often the name was asked for before (with this type). */
export type ZoneEntry = Zone | DnsFailure | ((askedBefore: number, type: string) => Zone | DnsFailure);

export interface TestDnsServer {
  /** "127.0.0.1:port", as KIGEN_DNS_SERVERS wants it. */
  server: string;
  /** Sets what a name answers from now on. */
  set(name: string, entry: ZoneEntry): void;
  /** Questions so far: "A site.test". */
  readonly questions: readonly string[];
  close(): Promise<void>;
}

const rcodes: Record<Exclude<DnsFailure, 'silence'>, number> = { SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 };
const authoritative = 0x400;

/** A small real DNS server over UDP and TCP. Names that it does not have do not exist (NXDOMAIN). */
export async function startDnsServer(zones: Readonly<Record<string, ZoneEntry>> = {}): Promise<TestDnsServer> {
  const entries = new Map(Object.entries(zones).map(([name, entry]) => [name.toLowerCase(), entry]));
  const questions: string[] = [];
  const counts = new Map<string, number>();
  const respond = (query: Packet): Packet | null => {
    const question = query.questions?.[0];
    if (!question) return null;
    const asked = `${question.type} ${question.name.toLowerCase()}`;
    const askedBefore = counts.get(asked) ?? 0;
    counts.set(asked, askedBefore + 1);
    questions.push(asked);
    return answerQuestion(
      query.id ?? 0,
      question,
      findZone(entries, question.name, askedBefore, question.type),
      entries,
    );
  };

  const tcp = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('data', (bytes: Buffer) => {
      received = Buffer.concat([received, bytes]);
      if (received.length < 2 || received.length < received.readUInt16BE(0) + 2) return;
      const response = respond(streamDecode(received));
      if (response) socket.end(streamEncode(response));
    });
  });
  const listening = await listen(tcp, '127.0.0.1', 0);
  const { address, port } = listening;
  const udp = createSocket('udp4', (bytes, peer) => {
    const response = respond(decode(bytes));
    if (response) udp.send(encode(response), peer.port, peer.address);
  });
  await new Promise<void>((resolve) => udp.bind(port, address, resolve));

  return {
    server: `${address}:${port}`,
    set: (name, entry) => entries.set(name.toLowerCase(), entry),
    questions,
    close: async () => {
      await new Promise<void>((resolve) => udp.close(() => resolve()));
      await listening.close();
    },
  };
}

function answerQuestion(
  id: number,
  question: Question,
  zone: Zone | DnsFailure,
  entries: ReadonlyMap<string, ZoneEntry>,
): Packet | null {
  if (zone === 'silence') return null;
  const flags = authoritative | (typeof zone === 'string' ? rcodes[zone] : 0);
  const answers = typeof zone === 'string' ? [] : listAnswers(zone, question.name, question.type, entries);
  return { id, type: 'response', flags, questions: [question], answers };
}

function findZone(
  entries: ReadonlyMap<string, ZoneEntry>,
  name: string,
  askedBefore: number,
  type: string,
): Zone | DnsFailure {
  const entry = entries.get(name.toLowerCase()) ?? 'NXDOMAIN';
  return typeof entry === 'function' ? entry(askedBefore, type) : entry;
}

function listAnswers(zone: Zone, name: string, type: string, entries: ReadonlyMap<string, ZoneEntry>): Answer[] {
  const ttl = zone.ttl ?? 60;
  if (zone.CNAME !== undefined && type !== 'CNAME') {
    const target = findZone(entries, zone.CNAME, 0, type);
    const further = typeof target === 'string' ? [] : listAnswers(target, zone.CNAME, type, entries);
    return [{ type: 'CNAME', name, ttl, data: zone.CNAME }, ...further];
  }
  switch (type) {
    case 'A':
      return (zone.A ?? []).map((data) => ({ type, name, ttl, data }));
    case 'AAAA':
      return (zone.AAAA ?? []).map((data) => ({ type, name, ttl, data }));
    case 'CNAME':
      return zone.CNAME === undefined ? [] : [{ type, name, ttl, data: zone.CNAME }];
    case 'NS':
      return (zone.NS ?? []).map((data) => ({ type, name, ttl, data }));
    case 'PTR':
      return (zone.PTR ?? []).map((data) => ({ type, name, ttl, data }));
    case 'MX':
      return (zone.MX ?? []).map((exchange) => ({ type, name, ttl, data: { preference: 10, exchange } }));
    case 'TXT':
      return (zone.TXT ?? []).map((data) => ({ type, name, ttl, data }));
    case 'CAA':
      return (zone.CAA ?? []).map((record) => ({ type, name, ttl, data: toCaaData(record) }));
    default:
      return [];
  }
}

/** The library writes every tag, though its type lists three. */
function toCaaData({ flags = 0, tag, value }: { flags?: number; tag: string; value: string }): CaaData {
  return { flags, tag: tag as CaaData['tag'], value };
}
