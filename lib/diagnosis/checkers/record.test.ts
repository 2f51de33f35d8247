import { describe, expect, it } from 'vitest';

import type { Checker } from '@/lib/diagnosis/checker';
import type { DiagnosisSubject } from '@/lib/diagnosis/subject';
import type { DiagnosisWorld } from '@/lib/diagnosis/world';
import { buildFacts, buildSubject } from '@/lib/testing/build-diagnosis';

import { issuedNotServedChecker } from './issued-not-served';
import { neighboursChecker } from './neighbours';
import { ownerAnswersChecker } from './owner-answers';

const now = new Date('2026-11-22T03:00:00Z');

const world = { now, transparencySearch: null };

async function look(checker: Checker, part: Partial<DiagnosisSubject>, parts: Partial<DiagnosisWorld> = {}) {
  const outcome = await checker.run(buildSubject(part), { ...world, ...parts } as never, AbortSignal.timeout(60_000));
  return outcome.kind === 'looked' ? outcome.found.map(({ name, hosts }) => [name, ...hosts].join(' ')) : outcome.kind;
}

const old = buildFacts(now, 78);
const fresh = buildFacts(now, 1);
const endpointOf = (served: typeof old | null) => ({
  host: 'example.jp',
  port: 443,
  certificate: old,
  served,
  addresses: [],
  hsts: null,
});

describe('a certificate that is issued but not served', () => {
  it.each([
    ['nothing newer is known', old, [old], []],
    ['a newer one is known', old, [old, fresh], ['issued-not-served example.jp']],
    ['the newer one is served', fresh, [old, fresh], []],
    ['the newer one is for another name', old, [buildFacts(now, 1, { names: ['shop.example.jp'] })], []],
    ['the newer one began an hour later', old, [buildFacts(now, 78 - 1 / 24, { fingerprint256: 'BB' })], []],
    ['the newer one is long forgotten', buildFacts(now, 85), [buildFacts(now, 40)], []],
    ['the host shows its own', buildFacts(now, 200, { names: ['*.conohawing.com'] }), [fresh], 'not-applicable'],
    ['nothing is served', null, [fresh], 'not-applicable'],
  ] as const)('%s', async (_what, served, certificates, expected) => {
    const record = { certificates, presses: [] };
    expect(await look(issuedNotServedChecker, { record, endpoints: [endpointOf(served)] })).toEqual(expected);
  });

  it('is found in certificate transparency, where the owner allows the search', async () => {
    const entry = {
      issuer_name: "C=US, O=Let's Encrypt, CN=YR1",
      name_value: 'example.jp\nwww.example.jp',
      not_before: fresh.notBefore.toISOString().slice(0, 19),
      serial_number: 'abc123',
    };
    const allowed = { transparencySearch: 'https://crt.example/?q={domain}' };
    const fetch = () => Promise.resolve({ ok: true as const, bytes: Buffer.from(JSON.stringify([entry])) });
    expect(await look(issuedNotServedChecker, { endpoints: [endpointOf(old)] }, { ...allowed, fetch })).toEqual([
      'issued-not-served example.jp',
    ]);
    const outage = () => Promise.resolve({ ok: false as const, detail: 'HTTP 502' });
    expect(await look(issuedNotServedChecker, { endpoints: [endpointOf(old)] }, { ...allowed, fetch: outage })).toEqual(
      [],
    );
  });

  it('is not looked for where nothing is recorded', async () => {
    expect(await look(issuedNotServedChecker, { record: null })).toBe('not-applicable');
  });
});

describe('the other sites at the same host', () => {
  it.each([
    [{ total: 6, overdue: 2 }, ['neighbours-overdue']],
    [{ total: 7, overdue: 2 }, ['neighbours-partly-overdue']],
    [{ total: 1, overdue: 1 }, ['neighbours-partly-overdue']],
    [{ total: 9, overdue: 0 }, []],
    [{ total: 0, overdue: 0 }, 'not-applicable'],
    [null, 'not-applicable'],
  ])('%j', async (neighbours, expected) => {
    expect(await look(neighboursChecker, { neighbours })).toEqual(expected);
  });
});

describe('what the owner answers', () => {
  it.each([
    ['off', 'off', []],
    ['on', 'off', ['overseas-limit-on']],
    ['off', 'on', ['access-limit-on']],
    ['unknown', 'off', ['owner-unsure']],
    ['on', 'unknown', ['overseas-limit-on', 'owner-unsure']],
    ['unknown', 'unknown', ['owner-unsure']],
    [null, null, ['owner-not-asked']],
    [null, 'unknown', ['owner-unsure', 'owner-not-asked']],
  ] as const)('limits from abroad %s, by password or address %s', async (overseasLimit, accessLimit, expected) => {
    expect(await look(ownerAnswersChecker, { answers: { overseasLimit, accessLimit, noticeUrl: null } })).toEqual(
      expected,
    );
  });

  it('tells of a notice of the host that the owner links', async () => {
    const answers = { overseasLimit: 'off', accessLimit: 'off', noticeUrl: 'https://host.example/notice' } as const;
    expect(await look(ownerAnswersChecker, { answers })).toEqual(['host-notice']);
  });
});
