import { decode, encode } from 'dns-packet';
import type { Packet } from 'dns-packet';
import { afterAll, describe, expect, it } from 'vitest';

import { startDnsServer } from '@/lib/testing/dns-server';
import type { RawAnswer, TestDnsOptions, TestDnsServer, ZoneEntry } from '@/lib/testing/dns-server';

import { createDnsClient } from './create-dns-client';
import type { DnsClient, DnsQuestion } from './dns-client';

const never = new AbortController().signal;
const question: DnsQuestion = { name: 'site.test', type: 'A' };
const servers: TestDnsServer[] = [];

afterAll(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function start(entry: ZoneEntry, options: TestDnsOptions = {}): Promise<TestDnsServer> {
  const server = await startDnsServer({ 'site.test': entry }, options);
  servers.push(server);
  return server;
}

async function clientOf(entry: ZoneEntry, options: TestDnsOptions = {}): Promise<DnsClient> {
  const { server, port } = await start(entry, options);
  return createDnsClient({ servers: [server], serverPort: port, tryMs: 800, pauseMs: 0 });
}

/** An answer that is written by hand: what `change` returns is sent. */
function bytes(change: (query: Buffer, answer: Packet) => readonly Uint8Array[]): RawAnswer {
  return {
    raw: (query) => {
      const asked = decode(query);
      const answers = [{ type: 'A' as const, name: 'site.test', ttl: 1, data: '192.0.2.1' }];
      return change(query, { id: asked.id ?? 0, type: 'response', questions: asked.questions ?? [], answers });
    },
  };
}

describe('an answer', () => {
  it.concurrent('comes over UDP with its records and bits', async () => {
    const dns = await clientOf({ A: ['192.0.2.1'] });
    expect(await dns.ask(question, never)).toMatchObject({
      kind: 'answer',
      rcode: 'NOERROR',
      records: [{ type: 'A', data: '192.0.2.1' }],
      isAuthoritative: true,
      transport: 'udp',
    });
  });

  it.concurrent('brings the SOA beside a name that does not exist', async () => {
    const server = await startDnsServer({ test: { SOA: { serial: 7 } } });
    servers.push(server);
    const dns = createDnsClient({ servers: [server.server] });
    expect(await dns.ask(question, never)).toMatchObject({
      rcode: 'NXDOMAIN',
      records: [],
      authorities: [{ type: 'SOA', name: 'test', data: { serial: 7 } }],
    });
  });

  it.concurrent('comes over TCP when it does not fit', async () => {
    const dns = await clientOf({ A: ['192.0.2.1'], truncates: 'udp' });
    expect(await dns.ask(question, never)).toMatchObject({ kind: 'answer', transport: 'tcp' });
  });

  it.concurrent('of many kilobytes comes over TCP whole', async () => {
    const TXT = Array.from({ length: 200 }, (_, index) => `${index} `.padEnd(250, 'x'));
    const dns = await clientOf({ TXT, truncates: 'udp' });
    const answer = await dns.ask({ name: 'site.test', type: 'TXT' }, never);
    expect(answer.kind === 'answer' && answer.records.length).toBe(200);
  });

  it.concurrent('is withheld for want of DNSSEC, unless checking is disabled', async () => {
    const dns = await clientOf({ A: ['192.0.2.1'], isBogus: true });
    expect(await dns.ask(question, never)).toMatchObject({ rcode: 'SERVFAIL' });
    expect(await dns.ask({ ...question, checkingDisabled: true }, never)).toMatchObject({ rcode: 'NOERROR' });
  });

  it.concurrent('of a name server itself is asked for without recursion', async () => {
    const flags: number[] = [];
    const dns = await clientOf({
      raw: (query) => {
        flags.push((decode(query).flags ?? 0) & 0x100);
        return [];
      },
    });
    await dns.askServer('127.0.0.1', question, never);
    await dns.ask(question, never);
    expect(flags).toEqual([0, 0, 0x100, 0x100]);
  });

  it.concurrent('comes from the next server when the first is silent, refuses or fails', async () => {
    const good = await start({ A: ['192.0.2.1'] });
    for (const failure of ['silence', 'REFUSED', 'SERVFAIL'] as const) {
      const bad = await start(failure);
      const dns = createDnsClient({ servers: [bad.server, good.server], tryMs: 800 });
      expect(await dns.ask(question, never)).toMatchObject({ rcode: 'NOERROR' });
    }
  });

  it.concurrent('comes in the second round when the first datagram is lost', async () => {
    const dns = await clientOf((askedBefore) => (askedBefore === 0 ? 'silence' : { A: ['192.0.2.1'] }));
    expect(await dns.ask(question, never)).toMatchObject({ rcode: 'NOERROR' });
  });

  it.concurrent('comes without EDNS0 from a server that cannot read it', async () => {
    const dns = await clientOf({
      raw: (query) => {
        const asked = decode(query);
        const isTooNew = (asked.additionals ?? []).length > 0;
        return [
          encode({
            id: asked.id ?? 0,
            type: 'response',
            ...(isTooNew ? { flags: 1 } : { questions: asked.questions }),
          }),
        ];
      },
    });
    expect(await dns.ask(question, never)).toMatchObject({ kind: 'answer' });
  });

  it.concurrent.each(['silence', 'SERVFAIL', 'NOTIMP'] as const)(
    'comes without EDNS0 from a server that answers it with %s',
    async (habit) => {
      const dns = await clientOf({
        raw: (query) => {
          const asked = decode(query);
          const isTooNew = (asked.additionals ?? []).length > 0;
          if (isTooNew && habit === 'silence') return [];
          const flags = isTooNew ? { SERVFAIL: 2, NOTIMP: 4, silence: 0 }[habit] : 0;
          return [encode({ id: asked.id ?? 0, type: 'response', flags, questions: asked.questions ?? [] })];
        },
      });
      expect(await dns.ask(question, never)).toMatchObject({ kind: 'answer', rcode: 'NOERROR' });
    },
  );

  it.concurrent('is asked for with EDNS0 first, and again after a pause', async () => {
    const withEdns: boolean[] = [];
    const { server } = await start({
      raw: (query) => {
        withEdns.push((decode(query).additionals ?? []).length > 0);
        return [];
      },
    });
    const stop = new AbortController();
    const dns = createDnsClient({ servers: [server], tryMs: 100, pauseMs: 60_000 });
    const asked = dns.ask(question, stop.signal);
    await expect.poll(() => withEdns.length).toBe(1);
    stop.abort();
    expect(await asked).toEqual({ kind: 'silence' });
    expect(withEdns).toEqual([true]);
  });

  it.concurrent('comes over IPv6', async () => {
    const { server } = await start({ A: ['192.0.2.1'] }, { address: '::1' });
    expect(await createDnsClient({ servers: [server] }).ask(question, never)).toMatchObject({ rcode: 'NOERROR' });
  });
});

describe('no answer is a value', () => {
  it.concurrent.each(['refused', 'closes', 'silent'] as const)('truncated, and TCP %s', async (tcp) => {
    const dns = await clientOf({ A: ['192.0.2.1'], truncates: 'udp' }, { tcp });
    expect(await dns.ask(question, never)).toEqual({ kind: 'truncated' });
  });

  it.concurrent('truncated over TCP too', async () => {
    const dns = await clientOf({ truncates: 'always' });
    expect(await dns.ask(question, never)).toEqual({ kind: 'truncated' });
  });

  it.concurrent('silence', async () => {
    const dns = await clientOf('silence');
    expect(await dns.ask(question, never)).toEqual({ kind: 'silence' });
  });

  it.concurrent('a port where nobody listens', async () => {
    const gone = await startDnsServer();
    await gone.close();
    expect(await createDnsClient({ servers: [gone.server] }).ask(question, never)).toEqual({ kind: 'silence' });
  });

  it.concurrent('a name that does not fit the wire', async () => {
    const dns = createDnsClient({ servers: ['127.0.0.1'] });
    for (const name of ['', 'a..test', `${'x'.repeat(64)}.test`, Array(130).fill('a').join('.')]) {
      expect(await dns.ask({ name, type: 'A' }, never)).toMatchObject({ kind: 'unreadable' });
    }
  });

  it.concurrent('asks nothing more once it is told to stop', async () => {
    const { server, questions } = await start('silence');
    const stop = new AbortController();
    const dns = createDnsClient({ servers: [server], tryMs: 60_000, rounds: 2 });
    const asked = dns.ask(question, stop.signal);
    await expect.poll(() => questions.length).toBe(1);
    stop.abort();
    expect(await asked).toEqual({ kind: 'silence' });
    expect(await dns.ask(question, stop.signal)).toEqual({ kind: 'silence' });
    expect(questions).toHaveLength(1);
  });

  it.concurrent.each<[string, RawAnswer]>([
    ['garbage', bytes(() => [Buffer.alloc(300, 0xa5)])],
    ['0 bytes', bytes(() => [Buffer.alloc(0)])],
    ['another id', bytes((_, answer) => [encode({ ...answer, id: ((answer.id ?? 0) + 1) & 0xffff })])],
    ['another question', bytes((_, answer) => [encode({ ...answer, questions: [{ type: 'A', name: 'evil.test' }] })])],
    ['another type', bytes((_, answer) => [encode({ ...answer, questions: [{ type: 'NS', name: 'site.test' }] })])],
    ['its own question', bytes((query) => [query])],
    ['a header alone that promises records', bytes((_, answer) => [withCounts(encode(answer).subarray(0, 12), 65535)])],
    ['more records than there are', bytes((_, answer) => [withCounts(encode(answer), 65535)])],
    ['a name that points at itself', bytes((_, answer) => [withLoop(encode(answer))])],
    ['an answer cut off', bytes((_, answer) => [encode(answer).subarray(0, -3)])],
  ])('%s', async (_, entry) => {
    const dns = await clientOf(entry);
    expect(await dns.ask(question, never)).toMatchObject({ kind: 'unreadable' });
  });

  it.concurrent('hears the right answer behind wrong ones', async () => {
    const dns = await clientOf(
      bytes((_, answer) => [Buffer.alloc(3), encode({ ...answer, id: 1 + (answer.id ?? 0) }), encode(answer)]),
    );
    expect(await dns.ask(question, never)).toMatchObject({ kind: 'answer' });
  });

  it.concurrent.each<[string, string, (message: Buffer) => readonly Uint8Array[]]>([
    ['drips', 'truncated', (message) => [Buffer.from([0, message.length, 1])]],
    ['promises 64 KiB', 'truncated', (message) => [Buffer.from([0xff, 0xff]), message]],
    ['sends garbage', 'unreadable', () => [Buffer.from([0, 200]), Buffer.alloc(200, 0x11)]],
    ['says it has 0 bytes', 'unreadable', () => [Buffer.alloc(2)]],
  ])('TCP that %s: %s', async (_, kind, pieces) => {
    const dns = await clientOf({
      raw: (query, transport) => {
        const asked = decode(query);
        const cut = encode({ id: asked.id ?? 0, type: 'response', flags: 0x200, questions: asked.questions ?? [] });
        return transport === 'udp' ? [cut] : pieces(cut);
      },
    });
    expect(await dns.ask(question, never)).toMatchObject({ kind });
  });

  it.concurrent.each<[string, number[]]>([
    ['no data', []],
    ['a flag alone', [0]],
    ['a tag longer than the record', [0, 50, 0x69, 0x73]],
  ])('a CAA record with %s', async (_, rdata) => {
    const dns = await clientOf({ CAA: [{ rdata: Uint8Array.from(rdata) }, { tag: 'issue', value: 'ca.test' }] });
    expect(await dns.ask({ name: 'site.test', type: 'CAA' }, never)).toMatchObject({ kind: 'unreadable' });
  });

  it.concurrent('keeps the bytes of a CAA value that is no ASCII', async () => {
    const dns = await clientOf({ CAA: [{ rdata: Uint8Array.from([0, 1, 0x78, 0xff, 0x00, 0xe3]) }] });
    expect(await dns.ask({ name: 'site.test', type: 'CAA' }, never)).toMatchObject({
      records: [{ data: { flags: 0, tag: 'x', value: '\u00ff\u0000\u00e3' } }],
    });
  });
});

describe('the resolvers', () => {
  it.concurrent('are addresses, with a port or without', () => {
    expect(() => createDnsClient({ servers: ['1.1.1.1', '1.1.1.1:5353', '::1', '[::1]:5353', '[::1]'] })).not.toThrow();
  });

  it.concurrent.each(['dns.example', '1.1.1.1:', '1.1.1', '[1.1.1.1', ''])('are not %j', (server) => {
    expect(() => createDnsClient({ servers: [server] })).toThrow('Not a name server');
  });
});

function withCounts(message: Buffer, count: number): Buffer {
  const changed = Buffer.from(message);
  changed.writeUInt16BE(count, 6);
  return changed;
}

/** The name of the first answer becomes a pointer to itself. */
function withLoop(message: Buffer): Buffer {
  const at = 12 + 'site.test'.length + 2 + 4;
  const changed = Buffer.from(message);
  changed.writeUInt16BE(0xc000 | at, at);
  return Buffer.concat([changed.subarray(0, at + 2), changed.subarray(at + 'site.test'.length + 2)]);
}
