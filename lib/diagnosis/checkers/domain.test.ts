import { afterAll, expect, it } from 'vitest';

import type { DiagnosisWorld } from '@/lib/diagnosis/world';
import { weigh } from '@/lib/diagnosis/weigh';
import { buildSubject } from '@/lib/testing/build-diagnosis';
import { startDnsServer } from '@/lib/testing/dns-server';
import type { TestDnsServer, ZoneEntry } from '@/lib/testing/dns-server';
import { checkOverDns, summariseFound } from '@/lib/testing/dns-world';

import { domainChecker } from './domain';

const servers: TestDnsServer[] = [];

afterAll(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function look(zones: Record<string, ZoneEntry>, names = ['example.jp', 'www.example.jp']) {
  const server = await startDnsServer(zones);
  servers.push(server);
  const subject = { names: names.map((host) => ({ host, isWildcard: false, isRequired: true })) };
  return checkOverDns(domainChecker, server, subject);
}

const both = 'example.jp www.example.jp';

it.concurrent.each<[string, Record<string, ZoneEntry>, string[]]>([
  ['it exists', { 'example.jp': { SOA: {} } }, []],
  ['it exists in the zone of its parent', { jp: { SOA: {} }, 'example.jp': { A: ['192.0.2.1'] } }, []],
  ['it does not exist', { jp: { SOA: {} } }, [`domain-not-found ${both}`]],
  ['its name servers fail', { 'example.jp': 'SERVFAIL' }, [`domain-fails ${both}`]],
  ['it fails once, and then answers', { 'example.jp': (asked) => (asked === 0 ? 'SERVFAIL' : { SOA: {} }) }, []],
  ['its signatures do not verify', { 'example.jp': { SOA: {}, isBogus: true } }, [`domain-dnssec-broken ${both}`]],
  ['the resolver is silent', { 'example.jp': 'silence' }, [`domain-not-seen ${both}`]],
  ['the resolver refuses', { 'example.jp': 'REFUSED' }, [`domain-not-seen ${both}`]],
  [
    'the resolver answers with garbage',
    { 'example.jp': { raw: () => [Buffer.alloc(99, 1)] } },
    [`domain-not-seen ${both}`],
  ],
])('%s', async (_, zones, expected) => {
  expect(summariseFound(await look(zones))).toEqual(expected);
});

it('says how many names are not looked at, and stops short of a promise', async () => {
  const server = await startDnsServer({ 'example.jp': { SOA: {} } });
  servers.push(server);
  const leftOut = ['a.test', 'b.test', 'c.test', 'd.test', '*.e.test'];
  const { found } = await checkOverDns(domainChecker, server, { leftOut });
  expect(found).toMatchObject([
    { name: 'names-left-out', values: { count: '5', some: 'a.test, b.test, c.test, d.test …' } },
  ]);
  expect(found.map((one) => weigh(one, buildSubject()).verdict)).toEqual(['cannot-tell']);
});

it('looks at every registered domain of the certificate', async () => {
  const outcome = await look({ 'example.jp': { SOA: {} } }, ['example.jp', 'www.example.co.jp', 'shop.example.co.jp']);
  expect(summariseFound(outcome)).toEqual(['domain-not-found www.example.co.jp shop.example.co.jp']);
  expect(outcome.found[0]?.values).toEqual({ domain: 'example.co.jp' });
  expect(outcome.trace).toContain('SOA example.co.jp → NXDOMAIN (udp aa)');
});

it('does not apply to an address', async () => {
  const subject = buildSubject({ names: [{ host: '192.0.2.1', isWildcard: false, isRequired: true }] });
  const outcome = await domainChecker.run(subject, {} as DiagnosisWorld, AbortSignal.timeout(1000));
  expect(outcome.kind).toBe('not-applicable');
});
