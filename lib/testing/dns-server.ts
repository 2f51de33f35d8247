import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { decode, encode, streamDecode, streamEncode } from 'dns-packet';
import type { Packet } from 'dns-packet';
import { answerQuery } from './dns-server/answer-query';
import type { RawAnswer, ZoneEntry } from './dns-server/zone';
import { listen } from './listen';
import type { Listening } from './listen';

export type { CaaEntry, DnsFailure, RawAnswer, Zone, ZoneEntry } from './dns-server/zone';

export interface TestDnsServer {
  /** "127.0.0.1:port", as KIGEN_DNS_SERVERS wants it. */
  server: string;
  address: string;
  port: number;
  /** Sets what a name answers from now on. */
  set(name: string, entry: ZoneEntry): void;
  /** Questions so far: "A site.test". */
  readonly questions: readonly string[];
  close(): Promise<void>;
}

export interface TestDnsOptions {
  /** A loopback address; default 127.0.0.1. */
  address?: string;
  /** Default: one that is free. */
  port?: number;
  /** Default `answers`; `refused` = nobody listens, `closes` and `silent` = a connection without an answer. */
  tcp?: 'answers' | 'refused' | 'closes' | 'silent';
}

type Respond = (query: Packet, transport: 'udp' | 'tcp') => Packet | RawAnswer | null;

/** A small real DNS server over UDP and TCP. Names that it does not have do not exist (NXDOMAIN). */
export async function startDnsServer(
  zones: Readonly<Record<string, ZoneEntry>> = {},
  { address = '127.0.0.1', port: wanted = 0, tcp: tcpHabit = 'answers' }: TestDnsOptions = {},
): Promise<TestDnsServer> {
  const entries = new Map(Object.entries(zones).map(([name, entry]) => [name.toLowerCase(), entry]));
  const questions: string[] = [];
  const counts = new Map<string, number>();
  const respond: Respond = (query, transport) => {
    const question = query.questions?.[0];
    if (!question) return null;
    const asked = `${question.type} ${question.name.toLowerCase()}`;
    const askedBefore = counts.get(asked) ?? 0;
    counts.set(asked, askedBefore + 1);
    questions.push(asked);
    return answerQuery(query, question, askedBefore, transport, entries);
  };
  const { port, ...listening } = await listenOnBoth(respond, address, wanted, tcpHabit);
  return {
    server: address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`,
    address,
    port,
    set: (name, entry) => entries.set(name.toLowerCase(), entry),
    questions,
    close: listening.close,
  };
}

const mostTries = 20;

/** One port for TCP and UDP. A free one of the one may be taken in the other: then another is tried. */
async function listenOnBoth(
  respond: Respond,
  address: string,
  wanted: number,
  tcpHabit: NonNullable<TestDnsOptions['tcp']>,
): Promise<{ port: number; close: () => Promise<void> }> {
  for (let attempt = 1; ; attempt += 1) {
    const tcp = await listen(
      createServer((socket) => serveTcp(socket, respond, tcpHabit)),
      address,
      wanted,
    );
    try {
      const closeUdp = await listenOverUdp(respond, address, tcp.port);
      if (tcpHabit === 'refused') await tcp.close();
      return { port: tcp.port, close: () => closeAll(closeUdp, tcpHabit === 'refused' ? null : tcp) };
    } catch (error) {
      await tcp.close();
      if (wanted !== 0 || attempt >= mostTries) throw error;
    }
  }
}

async function listenOverUdp(respond: Respond, address: string, port: number): Promise<() => Promise<void>> {
  const udp = createSocket(address.includes(':') ? 'udp6' : 'udp4');
  udp.on('message', (bytes, peer) => {
    const response = respond(decode(bytes), 'udp');
    if (response === null) return;
    const datagrams = 'raw' in response ? response.raw(bytes, 'udp') : [encode(response)];
    for (const datagram of datagrams) udp.send(datagram, peer.port, peer.address);
  });
  await new Promise<void>((resolve, reject) => {
    udp.once('error', reject);
    udp.bind(port, address, resolve);
  });
  return () => new Promise((resolve) => void udp.close(() => resolve()));
}

function serveTcp(socket: Socket, respond: Respond, habit: NonNullable<TestDnsOptions['tcp']>): void {
  if (habit === 'closes') socket.end();
  if (habit !== 'answers') return;
  let received = Buffer.alloc(0);
  socket.on('data', (bytes: Buffer) => {
    received = Buffer.concat([received, bytes]);
    if (received.length < 2 || received.length < received.readUInt16BE(0) + 2) return;
    const response = respond(streamDecode(received), 'tcp');
    if (response === null) return;
    if (!('raw' in response)) socket.end(streamEncode(response));
    else for (const piece of response.raw(received.subarray(2), 'tcp')) socket.write(piece);
  });
}

async function closeAll(closeUdp: () => Promise<void>, tcp: Listening | null): Promise<void> {
  await closeUdp();
  await tcp?.close();
}

/** Several servers, each with zones of its own, on the same port of loopback addresses of their own (127.0.0.2 …). */
export async function startDnsServers(
  zonesByAddress: Readonly<Record<string, Readonly<Record<string, ZoneEntry>>>>,
): Promise<{ port: number; servers: ReadonlyMap<string, TestDnsServer>; close(): Promise<void> }> {
  for (let attempt = 1; ; attempt += 1) {
    const servers = new Map<string, TestDnsServer>();
    const close = async (): Promise<void> => {
      await Promise.all([...servers.values()].map((server) => server.close()));
    };
    let port = 0;
    try {
      for (const [address, zones] of Object.entries(zonesByAddress)) {
        const server = await startDnsServer(zones, { address, port });
        port = server.port;
        servers.set(address, server);
      }
      return { port, servers, close };
    } catch (error) {
      await close();
      if (attempt >= mostTries) throw error;
    }
  }
}
