import { afterAll, expect, it } from 'vitest';

import type { DiagnosisSubject } from '@/lib/diagnosis/subject';
import { startDnsServers } from '@/lib/testing/dns-server';
import type { ZoneEntry } from '@/lib/testing/dns-server';
import { checkOverDns, summariseFound } from '@/lib/testing/dns-world';

import { nameServersChecker } from './name-servers';

type Zones = Record<string, ZoneEntry>;

const closing: (() => Promise<void>)[] = [];

afterAll(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** @param nameServers what 127.0.0.2 and 127.0.0.3 say; null = nobody listens there */
async function look(
  resolver: Zones,
  [first, second]: readonly [Zones | null, Zones | null],
  hosting: DiagnosisSubject['hosting'] = null,
) {
  const started = await startDnsServers({
    '127.0.0.1': {
      'example.jp': { SOA: {}, NS: ['ns1.dns.test', 'ns2.dns.test'] },
      'ns1.dns.test': { A: ['127.0.0.2'] },
      'ns2.dns.test': { A: ['127.0.0.3'] },
      ...resolver,
    },
    ...(first ? { '127.0.0.2': first } : {}),
    ...(second ? { '127.0.0.3': second } : {}),
  });
  closing.push(() => started.close());
  const asked = started.servers.get('127.0.0.1');
  if (!asked) throw new Error('No resolver');
  return checkOverDns(nameServersChecker, asked, { hosting });
}

const both = 'example.jp www.example.jp';
const good: Zones = { 'example.jp': { SOA: { serial: 7 } } };
const refusing: Zones = { 'example.jp': 'REFUSED' };
const silent: Zones = { 'example.jp': 'silence' };
const copy: Zones = { 'example.jp': { SOA: {}, isAuthoritative: false } };
const failing: Zones = {
  'example.jp': (_, type) => (type === 'NS' ? { NS: ['ns1.dns.test', 'ns2.dns.test'] } : 'SERVFAIL'),
};

it.concurrent.each<[string, Zones, readonly [Zones | null, Zones | null], string[]]>([
  ['both answer', {}, [good, good], []],
  ['one refuses', {}, [good, refusing], [`name-servers-some-fail ${both}`]],
  ['one is silent', {}, [silent, good], [`name-servers-some-fail ${both}`]],
  ['one is not there', {}, [good, null], [`name-servers-some-fail ${both}`]],
  ['one only repeats what others say: a router may answer for it', {}, [good, copy], []],
  ['both only repeat what others say', {}, [copy, copy], [`name-servers-not-reached ${both}`]],
  ['one only repeats, the other is silent', {}, [copy, silent], [`name-servers-not-reached ${both}`]],
  [
    'the address of neither can be looked up',
    { 'ns1.dns.test': 'silence', 'ns2.dns.test': 'silence' },
    [good, good],
    [`name-servers-not-reached ${both}`],
  ],
  [
    'neither has an address that could be asked from here',
    { 'ns1.dns.test': { AAAA: ['2001:db8::53'] }, 'ns2.dns.test': { AAAA: ['2001:db8::54'] } },
    [null, null],
    [`name-servers-not-reached ${both}`],
  ],
  ['one says that the domain does not exist', {}, [good, { jp: {} }], [`name-servers-some-fail ${both}`]],
  ['one has no SOA', {}, [good, { 'example.jp': {} }], [`name-servers-some-fail ${both}`]],
  ['one has no address', { 'ns2.dns.test': {} }, [good, null], [`name-servers-some-fail ${both}`]],
  [
    'one has an address for use inside',
    { 'ns2.dns.test': { A: ['10.0.0.1'] } },
    [good, null],
    [`name-servers-some-fail ${both}`],
  ],
  ['one has an IPv6 address alone, that is silent', { 'ns2.dns.test': { AAAA: ['2001:db8::53'] } }, [good, null], []],
  ['the address of one cannot be looked up', { 'ns2.dns.test': 'silence' }, [good, null], []],
  [
    'one answers at the second of its addresses',
    { 'ns1.dns.test': { A: ['127.0.0.9', '127.0.0.2'] } },
    [good, good],
    [],
  ],
  [
    'they have different versions',
    {},
    [good, { 'example.jp': { SOA: { serial: 6 } } }],
    [`name-servers-differ ${both}`],
  ],
  ['both refuse, and the resolvers still answer', {}, [refusing, refusing], [`name-servers-all-lame ${both}`]],
  ['one refuses, the other is silent', {}, [refusing, silent], [`name-servers-all-lame ${both}`]],
  [
    'neither has an address',
    { 'ns1.dns.test': {}, 'ns2.dns.test': {} },
    [null, null],
    [`name-servers-all-lame ${both}`],
  ],
  ['both are silent, and the resolvers answer', {}, [silent, null], [`name-servers-not-reached ${both}`]],
  ['both refuse, and the resolvers fail', failing, [refusing, refusing], [`name-servers-all-fail ${both}`]],
  ['both are silent, and the resolvers fail', failing, [silent, silent], [`name-servers-all-fail ${both}`]],
  ['both answer, though the resolvers fail', failing, [good, good], []],
  ['it does not exist', { 'example.jp': 'NXDOMAIN' }, [good, good], [`name-servers-not-listed ${both}`]],
  ['the resolver is silent', { 'example.jp': 'silence' }, [good, good], [`name-servers-not-listed ${both}`]],
  [
    'it is no zone of its own',
    { 'example.jp': { A: ['192.0.2.1'] } },
    [good, good],
    [`name-servers-not-listed ${both}`],
  ],
])('%s', async (_, resolver, nameServers, expected) => {
  expect(summariseFound(await look(resolver, nameServers))).toEqual(expected);
});

it.concurrent.each<[string, string[], DiagnosisSubject['hosting'], string[]]>([
  ['of the host', ['ns-a1.conoha.io', 'ns-a2.conoha.io'], { id: 'conoha-wing', isCertain: true }, []],
  ['of somebody else', ['ns1.dns.test'], { id: 'conoha-wing', isCertain: true }, [`name-servers-elsewhere ${both}`]],
  ['of somebody else, and the host is a guess', ['ns1.dns.test'], { id: 'conoha-wing', isCertain: false }, []],
  ['of a host without known name servers', ['ns1.dns.test'], { id: 'autossl', isCertain: true }, []],
])('name servers %s', async (_, NS, hosting, expected) => {
  const own = Object.fromEntries(NS.map((name) => [name, { A: ['127.0.0.2'] }]));
  const zones = { 'example.jp': { SOA: {}, NS }, ...own };
  expect(summariseFound(await look(zones, [good, null], hosting))).toEqual(expected);
});

it('names those that fail, with their addresses and what they said', async () => {
  const { found, trace } = await look({}, [good, refusing]);
  expect(found[0]).toMatchObject({
    addresses: ['127.0.0.3'],
    values: { domain: 'example.jp', servers: 'ns2.dns.test' },
    detail: 'SOA example.jp: ns2.dns.test lame',
  });
  expect(trace).toContain('SOA example.jp @127.0.0.3 → REFUSED (udp aa)');
});
