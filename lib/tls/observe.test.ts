import { networkInterfaces } from 'node:os';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startDnsServer } from '@/lib/testing/dns-server';
import type { TestDnsServer } from '@/lib/testing/dns-server';
import { mintIntermediate, mintLeaf, mintRoot, inDays, toServerCertificate } from '@/lib/testing/mint';
import type { Listening } from '@/lib/testing/listen';
import { startMisbehavingServer, startRawServer } from '@/lib/testing/misbehaving-server';
import type { Misbehaviour } from '@/lib/testing/misbehaving-server';
import { buildServerFlight } from '@/lib/testing/server-flight';
import { startTlsServer } from '@/lib/testing/tls-server';
import type { TestTlsServer, TlsServerOptions } from '@/lib/testing/tls-server';
import { judge } from './judge';
import type { Judgement } from './judge';
import { defaultUrgencyPolicy } from './lifetime';
import type { Observation } from './observation';
import { createObserver } from './observe';
import type { Observer, ObserverOptions } from './observe';
import type { ProblemName } from './problem';

const root = mintRoot();
const intermediate = mintIntermediate(root);
const certificate = toServerCertificate(mintLeaf(intermediate, { names: ['site.test', '127.0.0.1'] }), intermediate);
const shortMs = 700;

let dns: TestDnsServer;
let observer: Observer;
const running: Listening[] = [];

beforeAll(async () => {
  dns = await startDnsServer({
    'site.test': { A: ['127.0.0.1'] },
    'two.test': { A: ['127.0.0.1', '127.0.0.2'] },
    'empty.test': {},
    'broken.test': 'SERVFAIL',
    'refusing.test': 'REFUSED',
    'silent.test': 'silence',
  });
  observer = observe();
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

afterAll(() => dns.close());

function observe(options: Partial<ObserverOptions> = {}): Observer {
  return createObserver({ dnsServers: [dns.server], allowNets: ['127.0.0.0/8'], extraRoots: [root.pem], ...options });
}

async function start(options: Partial<TlsServerOptions> = {}): Promise<TestTlsServer> {
  const server = await startTlsServer({ certificate, ...options });
  running.push(server);
  return server;
}

function judgeNow(observation: Observation): Judgement {
  return judge(observation, { now: new Date(), policy: defaultUrgencyPolicy, hostDefaults: [] });
}

function problemsOf(observation: Observation): ProblemName[] {
  return judgeNow(observation).findings.map(({ problem }) => problem);
}

describe('what a look collects', () => {
  it('tells certificate, chain, protocol, cipher, status and timings', async () => {
    const answer = { status: 503, headers: { 'Strict-Transport-Security': 'max-age=31536000' } };
    const server = await start({ answer });
    const { addresses, failure, target } = await observer.observe({ host: 'site.test', port: server.port });
    expect(failure).toBeNull();
    expect(target).toEqual({ host: 'site.test', port: server.port });
    expect(addresses).toHaveLength(1);
    expect(addresses[0]).toMatchObject({
      address: '127.0.0.1',
      failure: null,
      certificate: { subject: 'CN=site.test', names: ['site.test', '127.0.0.1'] },
      chain: [{ subject: 'CN=Test Intermediate' }],
      verifyError: null,
      path: { end: 'trusted-root', issuers: [{ subject: 'CN=Test Intermediate' }], fetched: [] },
      protocol: 'TLSv1.3',
      http: { status: 503, hsts: 'max-age=31536000' },
    });
    expect(addresses[0]?.cipher).toMatch(/^TLS_/);
    const { dnsMs, connectMs, tlsMs, totalMs } = addresses[0]?.timings ?? {};
    for (const duration of [dnsMs, connectMs, tlsMs]) expect(duration).toBeGreaterThan(0);
    expect(totalMs).toBeGreaterThan((connectMs ?? 0) + (tlsMs ?? 0));
  });

  it('asks for the name by SNI, and for the front page once', async () => {
    const server = await start();
    await observer.observe({ host: 'site.test', port: server.port });
    expect(server.serverNames).toEqual(['site.test']);
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatch(new RegExp(`^HEAD / HTTP/1.1\r\nHost: site.test:${server.port}\r\n`));
  });

  it('looks at an address without asking for a name', async () => {
    const server = await start();
    const asked = dns.questions.length;
    const observation = await observer.observe({ host: '127.0.0.1', port: server.port });
    expect(problemsOf(observation)).toEqual([]);
    expect(dns.questions).toHaveLength(asked);
  });

  it('sees the certificate although the server does not speak HTTP, talks nonsense, or keeps silent', async () => {
    const server = await start({ answer: null });
    const quiet = await observe({ timeoutMs: shortMs }).observe({ host: 'site.test', port: server.port });
    expect(problemsOf(quiet)).toEqual([]);
    expect(quiet.addresses[0]?.http).toBeNull();
  });

  it('sees a certificate that was replaced between two looks', async () => {
    const server = await start();
    const before = await observer.observe({ host: 'site.test', port: server.port });
    const renewed = mintLeaf(intermediate, { names: ['site.test'] });
    server.swapCertificate(toServerCertificate(renewed, intermediate));
    const after = await observer.observe({ host: 'site.test', port: server.port });
    expect(before.addresses[0]?.certificate?.fingerprint256).not.toBe(renewed.fingerprint256);
    expect(after.addresses[0]?.certificate?.fingerprint256).toBe(renewed.fingerprint256);
  });

  it('reads the certificate of a server that demands one of ours', async () => {
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
      const tls = { requestCert: true, rejectUnauthorized: true, minVersion: version, maxVersion: version };
      const server = await start({ tls });
      const observation = await observer.observe({ host: 'site.test', port: server.port });
      expect(judgeNow(observation).presented?.subject).toBe('CN=site.test');
      expect(problemsOf(observation)).toEqual(['client-certificate-required']);
    }
  });

  it('gets the default certificate of a server that does not know the name', async () => {
    const virtualHosts = { 'site.test': certificate };
    const other = toServerCertificate(mintLeaf(intermediate, { names: ['default.test'] }), intermediate);
    const server = await start({ certificate: other, virtualHosts });
    expect(problemsOf(await observer.observe({ host: 'site.test', port: server.port }))).toEqual([]);
    expect(problemsOf(await observer.observe({ host: '127.0.0.1', port: server.port }))).toEqual(['name-mismatch']);
  });
});

describe('what is no good TLS server', () => {
  const answers: [Misbehaviour, ProblemName][] = [
    ['reset', 'reset'],
    ['end', 'reset'],
    ['garbage', 'not-tls'],
    ['http', 'not-tls'],
    ['ssh', 'not-tls'],
    ['alert-112', 'handshake-failed'],
    ['alert-80', 'handshake-failed'],
  ];
  it.each(answers)('is told at once: %s', async (misbehaviour, problem) => {
    const server = await startMisbehavingServer(misbehaviour);
    running.push(server);
    const observation = await observer.observe({ host: 'site.test', port: server.port });
    expect(problemsOf(observation)).toEqual([problem]);
    expect(observation.addresses[0]?.certificate).toBeNull();
  });

  const silences: Misbehaviour[] = ['silent', 'silent-after-hello', 'drip', 'half-record'];
  it.each(silences)('is given up at the deadline: %s', async (misbehaviour) => {
    const server = await startMisbehavingServer(misbehaviour);
    running.push(server);
    const observation = await observe({ timeoutMs: shortMs }).observe({ host: 'site.test', port: server.port });
    expect(problemsOf(observation)).toEqual(['timeout']);
    expect(observation.durationMs).toBeGreaterThanOrEqual(shortMs - 50);
  });

  it('is a port where nobody listens', async () => {
    const server = await startMisbehavingServer('silent');
    await server.close();
    expect(problemsOf(await observer.observe({ host: 'site.test', port: server.port }))).toEqual(['refused']);
  });

  it('is a certificate that cannot be read', async () => {
    const { der } = mintLeaf(intermediate);
    const broken = Buffer.concat([der.subarray(0, 40), Buffer.alloc(30, 0xff), der.subarray(70)]);
    for (const bytes of [broken, der.subarray(0, der.length - 20), Buffer.from('not a certificate')]) {
      const server = await startRawServer(() => buildServerFlight([bytes]));
      running.push(server);
      const observation = await observer.observe({ host: 'site.test', port: server.port });
      expect(problemsOf(observation)).toEqual(['malformed-certificate']);
    }
  });

  it('is a chain of a megabyte, refused before it is read', async () => {
    const chain = Array.from({ length: 2000 }, () => mintLeaf(intermediate, { key: root.key }).der);
    const server = await startRawServer(() => buildServerFlight(chain));
    running.push(server);
    const observation = await observer.observe({ host: 'site.test', port: server.port });
    expect(problemsOf(observation)).toEqual(['handshake-failed']);
  });

  it('ends early when whoever asked has lost interest', async () => {
    const server = await startMisbehavingServer('silent');
    running.push(server);
    const observation = await observer.observe({ host: 'site.test', port: server.port }, AbortSignal.timeout(100));
    expect(problemsOf(observation)).toEqual(['timeout']);
    const late = await observer.observe({ host: 'site.test', port: server.port }, AbortSignal.abort());
    expect(problemsOf(late)).toEqual(['timeout']);
  });
});

describe('names', () => {
  const names: [string, ProblemName][] = [
    ['nowhere.test', 'name-not-found'],
    ['empty.test', 'name-not-found'],
    ['broken.test', 'dns-failed'],
    ['refusing.test', 'dns-failed'],
  ];
  it.each(names)('have distinct troubles: %s is %s', async (host, problem) => {
    const observation = await observer.observe({ host, port: 443 });
    expect(problemsOf(observation)).toEqual([problem]);
    expect(observation.addresses).toEqual([]);
  });

  it('that nobody answers for are given up at the deadline', async () => {
    const observation = await observe({ timeoutMs: shortMs }).observe({ host: 'silent.test', port: 443 });
    expect(problemsOf(observation)).toEqual(['timeout']);
    expect(judgeNow(observation).findings[0]?.detail).toMatch(/name servers/);
  });

  it('in the hosts file are honoured', async () => {
    const server = await start();
    const asked = dns.questions.length;
    expect(problemsOf(await observer.observe({ host: 'localhost', port: server.port }))).toContain('name-mismatch');
    expect(dns.questions).toHaveLength(asked);
  });

  it('resolve, or not', async () => {
    dns.set('private.test', { A: ['10.0.0.1'] });
    expect(await observer.resolves('site.test')).toBe(true);
    expect(await observer.resolves('127.0.0.1')).toBe(true);
    expect(await observer.resolves('nowhere.test')).toBe(false);
    expect(await observer.resolves('broken.test')).toBe(false);
    expect(await observer.resolves('private.test')).toBe(false);
  });
});

describe('several addresses', () => {
  async function startPair(first: Partial<TlsServerOptions>, second: Partial<TlsServerOptions>): Promise<number> {
    const { port } = await start(first);
    await start({ ...second, address: '127.0.0.2', port });
    return port;
  }
  const own = (options = {}): { certificate: { key: string; cert: string } } => ({
    certificate: toServerCertificate(mintLeaf(intermediate, { names: ['two.test'], ...options }), intermediate),
  });

  it('are all looked at', async () => {
    const port = await startPair(own(), own());
    const observation = await observer.observe({ host: 'two.test', port });
    expect(observation.addresses.map(({ address }) => address)).toEqual(['127.0.0.1', '127.0.0.2']);
    expect(problemsOf(observation)).toEqual([]);
  });

  it('of which one is dead hurt some visitors', async () => {
    const server = await start(own());
    const { findings, presented, isOwned, address } = judgeNow(
      await observer.observe({ host: 'two.test', port: server.port }),
    );
    expect(findings).toEqual([
      { problem: 'refused', severity: 'harming', detail: 'ECONNREFUSED', addresses: ['127.0.0.2'] },
    ]);
    expect(presented?.subject).toBe('CN=two.test');
    expect(isOwned).toBe(true);
    expect(address).toBe('127.0.0.1');
  });

  it('of which one was forgotten at the renewal differ, and its certificate counts', async () => {
    const port = await startPair(own(), own({ notBefore: inDays(-65), notAfter: inDays(25) }));
    const judgement = judgeNow(await observer.observe({ host: 'two.test', port }));
    expect(judgement.findings.map(({ problem, addresses }) => [problem, addresses])).toEqual([
      ['addresses-differ', ['127.0.0.2']],
      ['expiring', ['127.0.0.2']],
    ]);
    expect(judgement.address).toBe('127.0.0.2');
  });

  it('with certificates of the same week do not differ', async () => {
    const port = await startPair(
      own({ notBefore: inDays(-1), notAfter: inDays(89) }),
      own({ notBefore: inDays(-6), notAfter: inDays(84) }),
    );
    expect(problemsOf(await observer.observe({ host: 'two.test', port }))).toEqual([]);
  });

  it('of which one shows a stranger differ, and the worst counts', async () => {
    const port = await startPair(own(), {});
    const judgement = judgeNow(await observer.observe({ host: 'two.test', port }));
    expect(judgement.findings.map(({ problem }) => problem)).toEqual(['name-mismatch', 'addresses-differ']);
    expect(judgement.isOwned).toBe(false);
    expect(judgement.address).toBe('127.0.0.2');
  });

  it('of which one keeps silent do not hide the other', async () => {
    const { port } = await start(own());
    running.push(await startMisbehavingServer('silent', { address: '127.0.0.2', port }));
    const observation = await observe({ timeoutMs: shortMs }).observe({ host: 'two.test', port });
    expect(problemsOf(observation)).toEqual(['timeout']);
    expect(judgeNow(observation).presented?.subject).toBe('CN=two.test');
  });

  it('are at most eight', async () => {
    const A = Array.from({ length: 30 }, (_, index) => `127.0.1.${index + 1}`);
    dns.set('many.test', { A });
    const observation = await observer.observe({ host: 'many.test', port: 1 });
    expect(observation.addresses).toHaveLength(8);
  });
});

describe('IPv6', () => {
  const hasIpv6 = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === '::1'));
  const look = async (host: string): Promise<Observation> => {
    const names = ['six.test', '::1'];
    const six = toServerCertificate(mintLeaf(intermediate, { names }), intermediate);
    const server = hasIpv6 ? await start({ address: '::1', certificate: six }) : null;
    dns.set('six.test', { AAAA: ['::1'] });
    return observe({ allowNets: ['::1/128'] }).observe({ host, port: server?.port ?? 443 });
  };
  /** Without IPv6 it is this machine that has no way there. */
  const expected = hasIpv6 ? [] : ['offline'];

  it('is looked at by name', async () => {
    const observation = await look('six.test');
    expect(observation.addresses.map(({ address }) => address)).toEqual(['::1']);
    expect(problemsOf(observation)).toEqual(expected);
  });

  it('is looked at by address, in any way of writing it', async () => {
    expect(problemsOf(await look('::1'))).toEqual(expected);
    const long = await look('0:0:0:0:0:0:0:1');
    expect(long.addresses[0]?.failure?.problem).not.toBe('address-blocked');
  });

  it('is refused unless the owner opened it, also when it hides an IPv4 address', async () => {
    dns.set('mapped.test', { AAAA: ['::ffff:127.0.0.1', '64:ff9b::7f00:1', '::1'] });
    const closed = observe({ allowNets: [] });
    expect(problemsOf(await closed.observe({ host: 'mapped.test', port: 443 }))).toEqual(['address-blocked']);
    expect(problemsOf(await closed.observe({ host: '::1', port: 443 }))).toEqual(['address-blocked']);
  });

  it('that is dead beside a living IPv4 address hurts some visitors, unless this machine has no IPv6', async () => {
    const server = await start();
    dns.set('both.test', { A: ['127.0.0.1'], AAAA: ['::1'] });
    const both = observe({ allowNets: ['127.0.0.0/8', '::1/128'] });
    const { findings } = judgeNow(await both.observe({ host: 'both.test', port: server.port }));
    const network = findings.filter(({ problem }) => problem !== 'name-mismatch');
    expect(network.map(({ problem, severity }) => [problem, severity])).toEqual(
      hasIpv6 ? [['refused', 'harming']] : [],
    );
  });
});

describe('names that lead inward', () => {
  it('are refused without a connection', async () => {
    dns.set('inward.test', { A: ['10.0.0.1'], AAAA: ['::1', 'fe80::1'] });
    const observation = await observer.observe({ host: 'inward.test', port: 443 });
    expect(observation.addresses).toEqual([]);
    expect(problemsOf(observation)).toEqual(['address-blocked']);
  });

  it('are refused for those addresses only that do', async () => {
    const server = await start();
    dns.set('mixed.test', { A: ['169.254.169.254', '127.0.0.1'] });
    const observation = await observe({ allowNets: ['0.0.0.0/0'] }).observe({ host: 'mixed.test', port: server.port });
    const outcome = observation.addresses.map(({ address, failure }) => [address, failure?.problem]);
    expect(outcome).toEqual([
      ['169.254.169.254', 'address-blocked'],
      ['127.0.0.1', undefined],
    ]);
  });

  it('are asked for once: an answer that changes afterwards leads nowhere', async () => {
    const server = await start();
    dns.set('rebind.test', (askedBefore) => ({ A: [askedBefore === 0 ? '127.0.0.1' : '10.0.0.1'] }));
    const observation = await observer.observe({ host: 'rebind.test', port: server.port });
    expect(observation.addresses.map(({ address }) => address)).toEqual(['127.0.0.1']);
    expect(dns.questions.filter((question) => question.endsWith('rebind.test')).sort()).toEqual([
      'A rebind.test',
      'AAAA rebind.test',
    ]);
  });

  it('are refused on loopback unless the owner opened it', async () => {
    const server = await start();
    const closed = observe({ allowNets: [] });
    expect(problemsOf(await closed.observe({ host: 'site.test', port: server.port }))).toEqual(['address-blocked']);
    expect(problemsOf(await closed.observe({ host: '127.0.0.1', port: server.port }))).toEqual(['address-blocked']);
    expect(server.handshakes).toBe(0);
  });
});
