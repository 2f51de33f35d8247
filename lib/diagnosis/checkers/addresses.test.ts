import { afterAll, describe, expect, it } from 'vitest';

import type { DiagnosisSubject } from '@/lib/diagnosis/subject';
import { startDnsServer } from '@/lib/testing/dns-server';
import type { TestDnsServer, Zone, ZoneEntry } from '@/lib/testing/dns-server';
import { checkOverDns, summariseFound } from '@/lib/testing/dns-world';

import { addressesChecker } from './addresses';

type Zones = Record<string, ZoneEntry>;
type Part = Partial<DiagnosisSubject>;

const servers: TestDnsServer[] = [];

afterAll(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const conoha = '192.0.2.10';
const conohaToo = '203.0.113.10';
const foreign = '198.51.100.20';
const cloudfront = '198.51.100.30';
const nameless = '198.51.100.40';
const unseenName = '198.51.100.50';
const conohaV6 = '2001:db8::10';
const foreignV6 = '2001:db8::20';
const reverse: Zones = {
  '10.2.0.192.in-addr.arpa': { PTR: ['www123.conoha.ne.jp'] },
  '10.113.0.203.in-addr.arpa': { PTR: ['www456.conoha.ne.jp'] },
  '20.100.51.198.in-addr.arpa': { PTR: ['sv1.old-host.test'] },
  '50.100.51.198.in-addr.arpa': 'SERVFAIL',
  '20.0.16.104.in-addr.arpa': { PTR: ['edge.cdn.test'] },
  '30.100.51.198.in-addr.arpa': { PTR: ['server-1.nrt1.r.cloudfront.net'] },
  [`0.1.${'0.'.repeat(22)}8.b.d.0.1.0.0.2.ip6.arpa`]: { PTR: ['v6.conoha.ne.jp'] },
  [`0.2.${'0.'.repeat(22)}8.b.d.0.1.0.0.2.ip6.arpa`]: { PTR: ['v6.old-host.test'] },
};

async function look(apex: ZoneEntry, www: ZoneEntry, part: Part = {}, zones: Zones = {}) {
  const server = await startDnsServer({
    'example.jp': apex,
    'www.example.jp': www,
    ...reverse,
    ...zones,
  });
  servers.push(server);
  return checkOverDns(addressesChecker, server, part);
}

const good: Zone = { SOA: {}, A: [conoha] };
const a = (...A: string[]): Zone => ({ SOA: {}, A });
const unknownHost: Part = { hosting: null };
const guessedHost: Part = { hosting: { id: 'conoha-wing', isCertain: false } };
const only = (type: string, zone: ZoneEntry, otherwise: Zone = {}): ZoneEntry => {
  return (_, asked) => (asked === type && typeof zone !== 'function' ? zone : otherwise);
};
const both = 'example.jp www.example.jp';

describe('a name without addresses', () => {
  it.concurrent.each<[string, ZoneEntry, ZoneEntry, string[], Zones?]>([
    ['both are there', good, good, []],
    ['www does not exist', good, 'NXDOMAIN', ['name-without-address www.example.jp']],
    ['www has none', good, { TXT: ['x'] }, ['name-without-address www.example.jp']],
    ['neither has one', { SOA: {} }, {}, [`name-without-address ${both}`]],
    ['the domain does not exist: that is said of the domain', 'NXDOMAIN', 'NXDOMAIN', []],
    ['the domain fails: that is said of the domain', 'SERVFAIL', 'SERVFAIL', []],
    ['the resolver is silent: that is said of the domain', 'silence', 'silence', []],
    ['the domain’s signatures: that is said of the domain', { isBogus: true }, { isBogus: true }, []],
    ['www fails', good, 'SERVFAIL', ['name-fails www.example.jp']],
    ['www is silent', good, 'silence', ['name-not-seen www.example.jp']],
    ['www has bad signatures', good, { ...good, isBogus: true }, ['name-dnssec-broken www.example.jp']],
    ['AAAA alone fails', good, only('AAAA', 'SERVFAIL', good), ['address-family-fails www.example.jp']],
    ['AAAA alone is silent', good, only('AAAA', 'silence', good), ['address-family-fails www.example.jp']],
    ['A fails, and there is no AAAA', good, only('A', 'SERVFAIL'), ['name-fails www.example.jp']],
    ['an alias of the apex', good, { CNAME: 'example.jp' }, []],
    ['an alias of nothing', good, { CNAME: 'gone.test' }, ['alias-leads-nowhere www.example.jp']],
    [
      'an alias of an alias of nothing',
      good,
      { CNAME: 'a.test' },
      ['alias-leads-nowhere www.example.jp'],
      { 'a.test': { CNAME: 'b.test' } },
    ],
    ['an alias of itself', good, { CNAME: 'www.example.jp' }, ['alias-loop www.example.jp']],
    [
      'a circle of aliases',
      good,
      { CNAME: 'a.test' },
      ['alias-loop www.example.jp'],
      { 'a.test': { CNAME: 'www.example.jp' } },
    ],
    [
      'a circle that a resolver answers with a failure',
      good,
      (_, type) => (type === 'CNAME' ? { CNAME: 'www.example.jp' } : 'SERVFAIL'),
      ['alias-loop www.example.jp'],
    ],
    ['an alias that is no name', good, { CNAME: `${'x'.repeat(63)}.test` }, ['alias-leads-nowhere www.example.jp']],
  ])('%s', async (_, apex, www, expected, zones) => {
    expect(summariseFound(await look(apex, www, unknownHost, zones))).toEqual(expected);
  });

  it('says where an alias leads', async () => {
    const { found } = await look(good, { CNAME: 'a.test' }, unknownHost, { 'a.test': { CNAME: 'b.test' } });
    expect(found[0]?.values).toEqual({ target: 'b.test' });
  });

  it('asks a silent resolver no further', async () => {
    const { trace } = await look('silence', 'silence', unknownHost);
    expect(trace.filter((line) => line.startsWith('CNAME'))).toEqual([]);
    expect(trace).toContain('AAAA www.example.jp → silence');
  });

  it('is no matter for a wildcard', async () => {
    const names = [
      { host: 'example.jp', isWildcard: false, isRequired: true },
      { host: 'shop.example.jp', isWildcard: true, isRequired: true },
    ];
    expect(summariseFound(await look(good, good, { names }))).toEqual([]);
  });
});

describe('addresses that nobody can reach', () => {
  it.concurrent.each<[string, Zone, string[]]>([
    ['a private one', a('10.0.0.1'), ['reserved-addresses-only www.example.jp']],
    ['of this machine, IPv6', { AAAA: ['::1'] }, ['reserved-addresses-only www.example.jp']],
    ['of a metadata service', a('169.254.169.254'), ['reserved-addresses-only www.example.jp']],
    ['a private one beside a good one', a('10.0.0.1', conoha), ['reserved-address-among www.example.jp']],
    ['a private IPv6 beside a good IPv4', { ...good, AAAA: ['fd00::1'] }, ['reserved-address-among www.example.jp']],
  ])('%s', async (_, www, expected) => {
    expect(summariseFound(await look(good, www, unknownHost))).toEqual(expected);
  });
});

describe('A records that lead elsewhere', () => {
  it.concurrent.each<[string, Zone, Zone, Part, string[]]>([
    ['both at the host', good, good, {}, []],
    ['at two servers of the host', good, a(conohaToo), {}, []],
    ['www at another', good, a(foreign), {}, ['address-elsewhere www.example.jp']],
    ['the apex at another', { SOA: {}, A: [foreign] }, a(conoha), {}, ['address-elsewhere example.jp']],
    ['www at both', good, a(conoha, foreign), {}, ['address-perhaps-elsewhere www.example.jp']],
    [
      'both at another, though the owner chose the host',
      a(foreign),
      a(foreign),
      {},
      [`address-perhaps-elsewhere ${both}`],
    ],
    [
      'www at another, and the host is a guess',
      good,
      a(foreign),
      guessedHost,
      ['address-perhaps-elsewhere www.example.jp'],
    ],
    ['both at another, and the host is a guess', a(foreign), a(foreign), guessedHost, []],
    ['www behind a network in front', good, a(cloudfront), {}, [`apex-and-www-differ ${both}`]],
    ['www behind Cloudflare', good, a('104.16.0.20'), {}, [`apex-and-www-differ ${both}`]],
    ['www at a machine without a name', good, a(nameless), {}, ['address-perhaps-elsewhere www.example.jp']],
    ['www at one without a name, in a network of the host', good, a('192.0.2.77'), {}, []],
    ['www at one whose name is not seen', good, a(unseenName), {}, [`apex-and-www-differ ${both}`]],
    [
      'www at one without a name, and the host is a guess',
      good,
      a(nameless),
      guessedHost,
      [`apex-and-www-differ ${both}`],
    ],
    ['both at machines without a name', a(nameless), a(nameless), {}, []],
    ['both in one network', a(nameless), a('198.51.100.41'), {}, []],
    ['no host is known, and they differ', good, a(foreign), unknownHost, [`apex-and-www-differ ${both}`]],
    ['no host is known, and both belong to one', good, a(conohaToo), unknownHost, []],
    [
      'a host that is not known by reverse names',
      good,
      a(foreign),
      { hosting: { id: 'sakura', isCertain: true } },
      [`apex-and-www-differ ${both}`],
    ],
  ])('%s', async (_, apex, www, part, expected) => {
    expect(summariseFound(await look(apex, www, part))).toEqual(expected);
  });

  it('is not certain by a name that a re-issue does not need', async () => {
    const names = [
      { host: 'example.jp', isWildcard: false, isRequired: false },
      { host: 'www.example.jp', isWildcard: false, isRequired: true },
    ];
    expect(summariseFound(await look(good, a(foreign), { names }))).toEqual([
      'address-perhaps-elsewhere www.example.jp',
    ]);
  });

  it('says whose machine it is', async () => {
    const { found, trace } = await look(good, a(foreign));
    expect(found[0]).toMatchObject({ addresses: [foreign], values: { reverse: 'sv1.old-host.test' } });
    expect(trace).toContain('PTR 20.100.51.198.in-addr.arpa → NOERROR, PTR sv1.old-host.test (udp aa)');
  });
});

describe('AAAA records', () => {
  it.concurrent.each<[string, Zone, Part, string[]]>([
    ['where the host gives none', { ...good, AAAA: [foreignV6] }, {}, ['ipv6-not-of-host www.example.jp']],
    [
      'where the host gives none, though it looks like its own',
      { ...good, AAAA: [conohaV6] },
      {},
      ['ipv6-not-of-host www.example.jp'],
    ],
    ['alone, where the host gives none', { AAAA: [foreignV6] }, {}, ['ipv6-not-of-host www.example.jp']],
    ['behind a network in front', { ...a(cloudfront), AAAA: [foreignV6] }, {}, [`apex-and-www-differ ${both}`]],
    [
      'elsewhere, and the host is a guess',
      { ...good, AAAA: [foreignV6] },
      guessedHost,
      ['ipv6-elsewhere www.example.jp'],
    ],
    ['elsewhere, and no host is known', { ...good, AAAA: [foreignV6] }, unknownHost, ['ipv6-elsewhere www.example.jp']],
    ['at the same owner', { ...good, AAAA: [conohaV6] }, unknownHost, []],
    ['without a reverse name', { ...good, AAAA: ['2001:db8::99'] }, unknownHost, []],
  ])('%s', async (_, www, part, expected) => {
    expect(summariseFound(await look(good, www, part))).toEqual(expected);
  });
});
