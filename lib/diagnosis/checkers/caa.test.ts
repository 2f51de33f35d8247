import { afterAll, describe, expect, it } from 'vitest';

import type { DiagnosedName } from '@/lib/diagnosis/subject';
import type { DiagnosisWorld } from '@/lib/diagnosis/world';
import { buildFacts, buildSubject } from '@/lib/testing/build-diagnosis';
import { startDnsServer, startDnsServers } from '@/lib/testing/dns-server';
import type { CaaEntry, TestDnsOptions, TestDnsServer, Zone, ZoneEntry } from '@/lib/testing/dns-server';
import { checkOverDns, summariseFound } from '@/lib/testing/dns-world';

import { caaChecker } from './caa';

const servers: TestDnsServer[] = [];

afterAll(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

interface Case {
  zones: Record<string, ZoneEntry>;
  names?: readonly string[];
  options?: TestDnsOptions;
}

async function look({ zones, names = ['example.jp'], options }: Case) {
  const server = await startDnsServer({ jp: { SOA: {} }, 'ns.dns.test': { A: ['127.0.0.1'] }, ...zones }, options);
  servers.push(server);
  const outcome = await checkOverDns(caaChecker, server, { names: names.map(toName) });
  return { ...outcome, questions: server.questions };
}

function toName(text: string): DiagnosedName {
  return { host: text.replace(/^\*\./, ''), isWildcard: text.startsWith('*.'), isRequired: true };
}

const issue = (value: string, flags = 0): CaaEntry => ({ flags, tag: 'issue', value });
const wild = (value: string, flags = 0): CaaEntry => ({ flags, tag: 'issuewild', value });
const at = (...CAA: CaaEntry[]): Case => ({ zones: { 'example.jp': { ...ownZone, CAA } } });
const wildcardAt = (...CAA: CaaEntry[]): Case => ({ ...at(...CAA), names: ['*.example.jp'] });
const own = 'letsencrypt.org';
const other = 'globalsign.com';
/** A zone whose name server is the same machine as the resolver: what the one does not answer, the other does not either. */
const ownZone: Zone = { SOA: {}, NS: ['ns.dns.test'] };
/** CAA alone fails in this way; the other questions are answered. */
const failing = (state: Zone | 'silence' | 'SERVFAIL' | 'REFUSED' | 'NOTIMP'): ZoneEntry => {
  return (_, type) => (type === 'CAA' ? state : ownZone);
};
const rawTag = (tag: string, flags = 0): CaaEntry => {
  return { rdata: Buffer.concat([Buffer.from([flags, tag.length]), Buffer.from(tag, 'latin1')]) };
};

describe('CAA records, as Let’s Encrypt judges them', () => {
  it.concurrent.each<[string, Case, readonly string[]]>([
    // RFC 8659 §3: the set that counts.
    ['there is none anywhere', { zones: { 'example.jp': {} } }, []],
    ['the name does not exist', { zones: {} }, []],
    ['it names Let’s Encrypt', at(issue(own)), []],
    ['it names another', at(issue(other)), ['caa-forbids example.jp']],
    ['it names both', at(issue(other), issue(own)), []],
    [
      'a parent’s set counts where the name has none',
      { zones: { 'example.jp': { CAA: [issue(other)] }, 'www.example.jp': {} }, names: ['www.example.jp'] },
      ['caa-forbids www.example.jp'],
    ],
    [
      'a parent’s set counts where the name does not exist',
      { zones: { 'example.jp': { CAA: [issue(other)] } }, names: ['www.example.jp'] },
      ['caa-forbids www.example.jp'],
    ],
    [
      'the top-level domain’s set counts too',
      { zones: { jp: { CAA: [issue(other)] }, 'example.jp': {} } },
      ['caa-forbids example.jp'],
    ],
    [
      'the nearest set decides against a parent that forbids',
      {
        zones: { 'example.jp': { CAA: [issue(other)] }, 'www.example.jp': { CAA: [issue(own)] } },
        names: ['www.example.jp'],
      },
      [],
    ],
    [
      'the nearest set decides against a parent that allows',
      {
        zones: { 'example.jp': { CAA: [issue(own)] }, 'www.example.jp': { CAA: [issue(other)] } },
        names: ['example.jp', 'www.example.jp'],
      },
      ['caa-forbids www.example.jp'],
    ],
    [
      'a nearest set of iodef alone hides the parent’s',
      {
        zones: {
          'example.jp': { CAA: [issue(other)] },
          'www.example.jp': { CAA: [{ tag: 'iodef', value: 'mailto:a@example.jp' }] },
        },
        names: ['www.example.jp'],
      },
      [],
    ],
    [
      'an alias brings the set of what it leads to',
      {
        zones: { 'www.example.jp': { CNAME: 'cdn.test' }, 'cdn.test': { CAA: [issue(other)] } },
        names: ['www.example.jp'],
      },
      ['caa-forbids www.example.jp'],
    ],
    [
      'the parents of what an alias leads to do not count',
      {
        zones: { 'www.example.jp': { CNAME: 'a.cdn.test' }, 'a.cdn.test': {}, 'cdn.test': { CAA: [issue(other)] } },
        names: ['www.example.jp'],
      },
      [],
    ],
    [
      'an alias without a set leads back to the parent of the name',
      {
        zones: { 'www.example.jp': { CNAME: 'cdn.test' }, 'cdn.test': {}, 'example.jp': { CAA: [issue(other)] } },
        names: ['www.example.jp'],
      },
      ['caa-forbids www.example.jp'],
    ],
    [
      'both names of a site, one finding',
      { ...at(issue(other)), names: ['example.jp', 'www.example.jp'] },
      ['caa-forbids example.jp www.example.jp'],
    ],
    // RFC 8659 §4.1: flags and tags.
    ['tags are read in any letter case', at({ tag: 'IsSuE', value: other }), ['caa-forbids example.jp']],
    ['an unknown tag is passed over', at({ tag: 'tbs', value: 'x' }), []],
    [
      'an unknown tag beside one that forbids',
      at({ tag: 'tbs', value: 'x' }, issue(other)),
      ['caa-forbids example.jp'],
    ],
    [
      'an unknown tag with bit 128',
      at({ flags: 128, tag: 'tbs', value: 'x' }, issue(own)),
      ['caa-critical example.jp'],
    ],
    ['an unknown tag with bit 1', at({ flags: 1, tag: 'tbs', value: 'x' }, issue(own)), ['caa-critical example.jp']],
    ['an unknown tag with another bit', at({ flags: 2, tag: 'tbs', value: 'x' }), []],
    ['issue with bit 128 is known', at(issue(own, 128)), []],
    ['issuewild with bit 128 is known', at(wild(other, 128)), []],
    ['iodef with bit 128 is known', at({ flags: 128, tag: 'iodef', value: 'mailto:a@example.jp' }), []],
    ['issuemail with bit 128 is known', at({ flags: 128, tag: 'issuemail', value: other }), []],
    ['a tag without a character', at(rawTag('')), ['caa-unclear example.jp']],
    ['a tag without a character beside issue', at(rawTag(''), issue(other)), ['caa-forbids example.jp']],
    ['a critical tag without a character', at(rawTag('', 128)), ['caa-critical example.jp']],
    ['a tag that is no ASCII', at(rawTag('iss\u00fce')), ['caa-unclear example.jp']],
    // RFC 8659 §4.2: the value of issue.
    ['";" is nobody', at(issue(';')), ['caa-forbids-all example.jp']],
    ['an empty value is nobody', at(issue('')), ['caa-forbids-all example.jp']],
    ['";" beside Let’s Encrypt', at(issue(';'), issue(own)), []],
    ['spaces around the name', at(issue(` \t${own} \t`)), []],
    ['a semicolon behind the name', at(issue(`${own} ; `)), []],
    ['another letter case of the name', at(issue('LetsEncrypt.org')), ['caa-forbids example.jp']],
    ['a dot behind the name', at(issue(`${own}.`)), ['caa-forbids example.jp']],
    ['a name below it', at(issue(`www.${own}`)), ['caa-forbids example.jp']],
    ['a name that only begins so', at(issue(`${own}.evil.test`)), ['caa-forbids example.jp']],
    ['quotes in the value', at(issue(`"${own}"`)), ['caa-forbids example.jp']],
    ['a parameter that nobody knows', at(issue(`${own}; policy=ev`)), []],
    ['a parameter without a value', at(issue(`${own}; policy=`)), []],
    ['a parameter without "="', at(issue(`${own}; ev`)), ['caa-malformed example.jp']],
    ['a parameter without a tag', at(issue(`${own}; =ev`)), ['caa-malformed example.jp']],
    ['a space inside a parameter', at(issue(`${own}; policy=e v`)), ['caa-malformed example.jp']],
    ['a semicolon behind the parameters', at(issue(`${own}; policy=ev;`)), ['caa-malformed example.jp']],
    ['bytes that are no ASCII', at(issue(`${own}; policy=日本`)), ['caa-malformed example.jp']],
    ['a malformed record beside a good one', at(issue(`${own}; ev`), issue(own)), []],
    ['a malformed record of another', at(issue(`${other}; ev`)), ['caa-forbids example.jp']],
    // RFC 8659 §4.3: issuewild.
    ['issuewild says nothing of other names', at(wild(other)), []],
    ['issuewild forbids the wildcard', wildcardAt(wild(other)), ['caa-forbids example.jp']],
    ['issuewild counts instead of issue', wildcardAt(issue(own), wild(';')), ['caa-forbids-all example.jp']],
    ['issuewild allows what issue forbids', wildcardAt(issue(other), wild(own)), []],
    ['issue counts for a wildcard without issuewild', wildcardAt(issue(other)), ['caa-forbids example.jp']],
    [
      'a wildcard beside its own domain',
      { ...at(issue(own), wild(other)), names: ['example.jp', '*.example.jp'] },
      ['caa-forbids example.jp'],
    ],
    // RFC 8657: who and how.
    ['http-01 is allowed', at(issue(`${own}; validationmethods=dns-01,http-01`)), []],
    ['http-01 is not allowed', at(issue(`${own}; validationmethods=dns-01`)), ['caa-method example.jp']],
    ['no way is allowed', at(issue(`${own}; validationmethods=`)), ['caa-method example.jp']],
    ['HTTP-01 is another word', at(issue(`${own}; validationmethods=HTTP-01`)), ['caa-method example.jp']],
    ['a list with a hole', at(issue(`${own}; validationmethods=http-01,,`)), ['caa-malformed example.jp']],
    [
      'two lists',
      at(issue(`${own}; validationmethods=http-01; validationmethods=http-01`)),
      ['caa-malformed example.jp'],
    ],
    ['dns-01 for a wildcard', wildcardAt(issue(`${own}; validationmethods=dns-01`)), []],
    [
      'http-01 for a wildcard',
      wildcardAt(issue(`${own}; validationmethods=http-01`)),
      ['caa-method-wildcard example.jp'],
    ],
    ['ValidationMethods in capitals', at(issue(`${own}; ValidationMethods=dns-01`)), ['caa-unclear example.jp']],
    ['one account', at(issue(`${own}; accounturi=https://ca.test/acct/1`)), ['caa-account example.jp']],
    ['one account beside anyone', at(issue(`${own}; accounturi=https://ca.test/acct/1`), issue(own)), []],
    ['an account that is no address', at(issue(`${own}; accounturi=me`)), ['caa-malformed example.jp']],
    [
      'two accounts',
      at(issue(`${own}; accounturi=https://a.test/1; accounturi=https://a.test/2`)),
      ['caa-malformed example.jp'],
    ],
    [
      'one account, and not by http-01',
      at(issue(`${own}; accounturi=https://a.test/1; validationmethods=dns-01`)),
      ['caa-method example.jp'],
    ],
  ])('%s', async (_, zones, expected) => {
    expect(summariseFound(await look(zones))).toEqual(expected);
  });
});

describe('CAA records that cannot be had', () => {
  it.concurrent.each<[string, Case, readonly string[]]>([
    ['a failure', { zones: { 'example.jp': failing('SERVFAIL') } }, ['caa-servfail example.jp']],
    [
      'a failure at a parent, before any set',
      { zones: { 'example.jp': failing('SERVFAIL'), 'www.example.jp': {} }, names: ['www.example.jp'] },
      ['caa-servfail www.example.jp'],
    ],
    [
      'a failure at a parent, behind a set',
      {
        zones: { 'example.jp': failing('SERVFAIL'), 'www.example.jp': { CAA: [issue(own)] } },
        names: ['www.example.jp'],
      },
      [],
    ],
    [
      'a failure at the top-level domain, whose own name servers fail too',
      { zones: { jp: failing('SERVFAIL') } },
      ['caa-servfail example.jp'],
    ],
    [
      'a failure at the top-level domain, whose own name servers cannot be asked',
      { zones: { jp: (_, type) => (type === 'CAA' ? 'SERVFAIL' : { SOA: {} }) } },
      ['caa-not-seen example.jp'],
    ],
    [
      'a failure at the name, before a parent’s set that allows',
      {
        zones: { 'example.jp': { CAA: [issue(own)] }, 'www.example.jp': failing('SERVFAIL') },
        names: ['www.example.jp'],
      },
      ['caa-servfail www.example.jp'],
    ],
    [
      'signatures that do not verify',
      { zones: { 'example.jp': { SOA: {}, isBogus: true, CAA: [issue(own)] } } },
      ['caa-dnssec-broken example.jp'],
    ],
    [
      'a failure that does not come again',
      {
        zones: {
          'example.jp': (before, type) => (type === 'CAA' && before === 0 ? 'SERVFAIL' : { CAA: [issue(other)] }),
        },
      },
      ['caa-forbids example.jp'],
    ],
    ['silence for CAA alone', { zones: { 'example.jp': failing('silence') } }, ['caa-no-answer example.jp']],
    ['silence for everything', { zones: { 'example.jp': 'silence' } }, ['caa-not-seen example.jp']],
    ['a refusal for CAA alone', { zones: { 'example.jp': failing('REFUSED') } }, ['caa-no-answer example.jp']],
    ['a refusal for everything', { zones: { 'example.jp': 'REFUSED' } }, ['caa-not-seen example.jp']],
    ['a resolver that does not know CAA', { zones: { 'example.jp': failing('NOTIMP') } }, ['caa-no-answer example.jp']],
    ['cut off, and whole over TCP', { zones: { 'example.jp': { truncates: 'udp', CAA: [issue(own)] } } }, []],
    [
      'cut off, whole over TCP, and forbidding',
      { zones: { 'example.jp': { truncates: 'udp', CAA: [issue(other)] } } },
      ['caa-forbids example.jp'],
    ],
    [
      'cut off over TCP too',
      { zones: { 'example.jp': failing({ truncates: 'always', CAA: [issue(own)] }) } },
      ['caa-truncated example.jp'],
    ],
    [
      'cut off, and no TCP',
      { zones: { 'example.jp': failing({ truncates: 'udp', CAA: [issue(own)] }) }, options: { tcp: 'refused' } },
      ['caa-truncated example.jp'],
    ],
    [
      'a hundred records, one of them ours',
      {
        zones: {
          'example.jp': {
            truncates: 'udp',
            CAA: [...Array.from({ length: 100 }, (_, index) => issue(`ca${index}.test`)), issue(own)],
          },
        },
      },
      [],
    ],
    ['a record without data', at({ rdata: Buffer.alloc(0) }, issue(own)), ['caa-unreadable example.jp']],
    ['a tag longer than its record', at({ rdata: Buffer.from([0, 99, 1]) }), ['caa-unreadable example.jp']],
    [
      'one name fails, the other forbids',
      {
        zones: { 'example.jp': { CAA: [issue(other)] }, 'www.example.jp': failing('SERVFAIL') },
        names: ['example.jp', 'www.example.jp'],
      },
      ['caa-forbids example.jp', 'caa-servfail www.example.jp'],
    ],
  ])('%s', async (_, zones, expected) => {
    expect(summariseFound(await look(zones))).toEqual(expected);
  });
});

describe('CAA records that this machine’s resolver does not get', () => {
  const good: Zone = { ...ownZone, CAA: [issue(own)] };
  /** Every question for CAA, whatever the name. */
  const deaf = (state: ZoneEntry & (Zone | string)): ZoneEntry => {
    return (_, type) => (type === 'CAA' ? (state as Zone) : { ...ownZone, A: ['192.0.2.1'] });
  };
  /** @param nameServer what 127.0.0.2, the name server of all the zones, says; null = nobody listens there */
  const lookPast = async (resolver: ZoneEntry, nameServer: Record<string, ZoneEntry> | null, names?: string[]) => {
    const started = await startDnsServers({
      '127.0.0.1': {
        'www.example.jp': resolver,
        'example.jp': resolver,
        jp: resolver,
        'ns.dns.test': { A: ['127.0.0.2'] },
      },
      ...(nameServer ? { '127.0.0.2': { jp: { ...ownZone }, ...nameServer } } : {}),
    });
    const server = started.servers.get('127.0.0.1');
    if (!server) throw new Error('No resolver');
    const outcome = await checkOverDns(caaChecker, server, { names: (names ?? ['example.jp']).map(toName) });
    await started.close();
    return summariseFound(outcome);
  };
  const copy: ZoneEntry = (_, type) => (type === 'CAA' ? 'SERVFAIL' : { ...ownZone, isAuthoritative: false });

  it.concurrent.each<[string, ZoneEntry, Record<string, ZoneEntry> | null, string[]]>([
    ['SERVFAIL, and the name server has none', deaf('SERVFAIL'), { 'example.jp': ownZone }, []],
    ['SERVFAIL, and the name server allows', deaf('SERVFAIL'), { 'example.jp': good }, []],
    [
      'SERVFAIL, and the name server forbids',
      deaf('SERVFAIL'),
      { 'example.jp': { ...ownZone, CAA: [issue(other)] } },
      ['caa-forbids example.jp'],
    ],
    ['SERVFAIL, and no name server is reached', deaf('SERVFAIL'), null, ['caa-not-seen example.jp']],
    [
      'SERVFAIL, and a router answers in its place',
      deaf('SERVFAIL'),
      { 'example.jp': copy },
      ['caa-not-seen example.jp'],
    ],
    [
      'SERVFAIL, and the name server fails too',
      deaf('SERVFAIL'),
      { 'example.jp': failing('SERVFAIL') },
      ['caa-servfail example.jp'],
    ],
    ['SERVFAIL, and it is silent', deaf('SERVFAIL'), { 'example.jp': failing('silence') }, ['caa-servfail example.jp']],
    ['silence, and no name server is reached', deaf('silence'), null, ['caa-not-seen example.jp']],
    ['silence, and the name server has none', deaf('silence'), { 'example.jp': ownZone }, []],
    ['NOTIMP, and the name server has none', deaf('NOTIMP'), { 'example.jp': ownZone }, []],
    [
      'REFUSED, and the name server is silent',
      deaf('REFUSED'),
      { 'example.jp': failing('silence') },
      ['caa-no-answer example.jp'],
    ],
    ['cut off, and the name server has none', deaf({ truncates: 'always' }), { 'example.jp': ownZone }, []],
    ['cut off, and nobody is reached', deaf({ truncates: 'always' }), null, ['caa-not-seen example.jp']],
    [
      'unreadable, and nobody is reached',
      deaf({ CAA: [{ rdata: Buffer.alloc(0) }] }),
      null,
      ['caa-not-seen example.jp'],
    ],
  ])('%s', async (_, resolver, nameServer, expected) => {
    expect(await lookPast(resolver, nameServer)).toEqual(expected);
  });

  it.concurrent('follows an alias to the zone of its target', async () => {
    const zones = {
      'example.jp': ownZone,
      'www.example.jp': { CNAME: 'example.jp' },
      'shop.example.jp': { CNAME: 'gone.elsewhere.test' },
    };
    expect(await lookPast(deaf('SERVFAIL'), zones, ['www.example.jp'])).toEqual([]);
  });

  it.concurrent('cannot tell where an alias leads out of reach', async () => {
    const started = await startDnsServers({
      '127.0.0.1': {
        'www.example.jp': (_, type) => (type === 'CAA' ? 'SERVFAIL' : { CNAME: 'cdn.elsewhere.test' }),
        'example.jp': ownZone,
        'ns.dns.test': { A: ['127.0.0.2'] },
      },
      '127.0.0.2': { 'example.jp': ownZone, 'www.example.jp': { CNAME: 'cdn.elsewhere.test' } },
    });
    const server = started.servers.get('127.0.0.1');
    if (!server) throw new Error('No resolver');
    const outcome = await checkOverDns(caaChecker, server, { names: [toName('www.example.jp')] });
    await started.close();
    expect(summariseFound(outcome)).toEqual(['caa-not-seen www.example.jp']);
  });
});

it('says where the set stands, whom it names, and how it came to know', async () => {
  const { found, trace, questions } = await look({
    zones: { 'example.jp': { CAA: [issue(other), issue('pki.goog\u0007')] } },
    names: ['www.example.jp', 'example.jp'],
  });
  expect(found[0]?.values).toEqual({ where: 'example.jp', allowed: 'globalsign.com, pki.goog\\u0007' });
  expect(trace).toContain('CAA example.jp → NOERROR, 0 issue "globalsign.com", 0 issue "pki.goog\\u0007" (udp aa)');
  expect([...questions].sort()).toEqual(['CAA example.jp', 'CAA jp', 'CAA www.example.jp']);
});

describe('where another CA issues', () => {
  const endpointOf = (issuer: string | null) => ({
    host: 'example.jp',
    port: 443,
    certificate: issuer === null ? null : buildFacts(new Date(), 10, { issuer }),
    served: null,
    addresses: [],
    hsts: null,
  });
  const globalSign = endpointOf('C=BE, O=GlobalSign nv-sa, CN=AlphaSSL');
  const ours = endpointOf("C=US, O=Let's Encrypt, CN=YR1");
  const told = ['caa-other-issuer example.jp'];

  it.concurrent.each<[string, ReturnType<typeof endpointOf>[], CaaEntry[], readonly string[]]>([
    ['its own name', [globalSign], [issue(other)], told],
    ['Let’s Encrypt alone', [globalSign], [issue(own)], told],
    ['an account of Let’s Encrypt', [globalSign], [issue(`${own}; accounturi=https://ca.test/1`)], told],
    ['an unknown critical tag', [globalSign], [{ flags: 128, tag: 'tbs', value: 'x' }], told],
    ['nobody', [globalSign], [issue(';')], ['caa-forbids-all example.jp']],
    ['nothing about issuers', [globalSign], [{ tag: 'iodef', value: 'mailto:a@example.jp' }], []],
    [
      'another, and one certificate is from Let’s Encrypt',
      [globalSign, ours],
      [issue(other)],
      ['caa-forbids example.jp'],
    ],
    ['another, and one is not known', [globalSign, endpointOf(null)], [issue(other)], ['caa-forbids example.jp']],
  ])('the set names %s', async (_, endpoints, CAA, expected) => {
    const server = await startDnsServer({ jp: { SOA: {} }, 'example.jp': { CAA } });
    servers.push(server);
    const outcome = await checkOverDns(caaChecker, server, { names: [toName('example.jp')], endpoints });
    expect(summariseFound(outcome)).toEqual(expected);
    const [first] = outcome.found;
    if (first?.name === 'caa-other-issuer') expect(first.values.issuer).toBe('GlobalSign nv-sa');
  });
});

it('does not apply where there is no domain name', async () => {
  const subject = buildSubject({ names: [toName('192.0.2.1')] });
  const outcome = await caaChecker.run(subject, {} as DiagnosisWorld, AbortSignal.timeout(1000));
  expect(outcome.kind).toBe('not-applicable');
});
