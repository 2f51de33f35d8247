import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { readTransparency } from '@/lib/diagnosis/limits/issued';
import type { DiagnosisSubject } from '@/lib/diagnosis/subject';
import type { DiagnosisWorld } from '@/lib/diagnosis/world';
import { buildFacts, buildSubject } from '@/lib/testing/build-diagnosis';
import { startFileServer } from '@/lib/testing/file-server';
import type { TestFileServer } from '@/lib/testing/file-server';
import { createFixedDialer } from '@/lib/tls/dialer';
import { createFetch } from '@/lib/tls/fetch-capped';

import { limitsChecker } from './limits';

const now = new Date('2026-11-22T03:00:00Z');
const issuer_name = "C=US, O=Let's Encrypt, CN=YR1";
const path = '/?q=example.jp&output=json';
let log: TestFileServer;

beforeEach(async () => {
  log = await startFileServer();
});
afterEach(() => log.close());

/** As crt.sh writes it: twice, for the precertificate and the certificate. */
const entriesOf = (serial: string, not_before: string, name_value = 'example.jp\nwww.example.jp') => {
  const entry = { issuer_name, name_value, not_before, serial_number: serial };
  return [
    { id: 1, ...entry },
    { id: 2, ...entry },
  ];
};
const week = ['0a1', '0a2', '0a3', '0a4', '0a5'].flatMap((serial) => entriesOf(serial, '2026-11-22T01:00:00'));

describe('the record', () => {
  it('is not asked where there is none, and no search is allowed', async () => {
    expect(await run({ record: null }, null)).toMatchObject({ kind: 'not-applicable' });
  });

  it('does not apply where another CA issues', async () => {
    const certificate = buildFacts(now, 10, { issuer: 'C=BE, O=GlobalSign nv-sa, CN=AlphaSSL' });
    const seen = { host: 'example.jp', port: 443, certificate, served: null, addresses: [], hsts: null };
    const record = { certificates: [], presses: [] };
    expect(await run({ record, endpoints: [seen] }, null)).toMatchObject({ kind: 'not-applicable' });
    expect(await run({ record, endpoints: [seen, { ...seen, certificate: null }] }, null)).toMatchObject({
      kind: 'looked',
    });
  });

  it('counts for the names of the present certificate, not for those of another', async () => {
    const certificates = [0, 0.1, 0.2, 0.3, 0.4].map((daysOld, index) =>
      buildFacts(now, daysOld + 0.1, { serial: `0${index}F` }),
    );
    const certificate = buildFacts(now, 80, { names: ['example.jp'] });
    const seen = { host: 'example.jp', port: 443, certificate, served: null, addresses: [], hsts: null };
    expect(await look({ record: { certificates, presses: [] }, endpoints: [seen] }, null)).toEqual([
      'limit-of-other-names',
    ]);
  });

  it("counts certificates of Let's Encrypt for the same names", async () => {
    const certificates = [0, 0.1, 0.2, 0.3, 0.4].map((daysOld, index) =>
      buildFacts(now, daysOld + 0.1, { serial: `0${index}F` }),
    );
    expect(await look({ record: { certificates, presses: [] } }, null)).toEqual(['limit-reached']);
    const others = certificates.map((one) => ({ ...one, issuer: 'O=GlobalSign' }));
    expect(await look({ record: { certificates: others, presses: [] } }, null)).toEqual([]);
  });
});

describe('certificate transparency', () => {
  it.each<[string, unknown, string[]]>([
    ['knows of none', [], []],
    ['tells of each twice', week, ['limit-reached']],
    ['tells of four', week.slice(2), ['limit-near']],
    ['tells of those of another CA', week.map((entry) => ({ ...entry, issuer_name: 'O=Other' })), []],
    ['tells of old ones', week.map((entry) => ({ ...entry, not_before: '2026-10-01T00:00:00' })), []],
    [
      'holds entries that nobody understands',
      [null, 7, 'x', {}, { ...week[0], not_before: 'soon' }, ...week],
      ['limit-reached'],
    ],
    ['answers something else', { error: 'busy' }, ['limit-not-searched']],
  ])('%s', async (_what, answer, expected) => {
    log.set(path, Buffer.from(JSON.stringify(answer)));
    expect(await look({ record: null })).toEqual(expected);
  });

  it('counts once what was seen as well', async () => {
    log.set(path, Buffer.from(JSON.stringify(week.slice(2))));
    const seen = buildFacts(now, 0.05, { serial: 'A5' });
    expect(await look({ record: { certificates: [seen], presses: [] } })).toEqual(['limit-near']);
    const another = { ...seen, serial: 'A1' };
    expect(await look({ record: { certificates: [seen, another], presses: [] } })).toEqual(['limit-reached']);
  });

  it.each([
    ['is silent', 'silence'],
    ['fails', { status: 502 }],
    ['never ends', 'endless'],
  ] as const)('cannot tell when it %s, and judges by the record alone', async (_what, entry) => {
    log.set(path, entry);
    expect(await look({ record: { certificates: [], presses: [] } }, undefined, 500)).toEqual(['limit-not-searched']);
  });

  it('reads times that do not say that they are UTC', () => {
    const [one] = readTransparency(Buffer.from(JSON.stringify(entriesOf('00AB', '2026-11-20T01:02:03')))) ?? [];
    // Dated back by an hour.
    expect(one).toEqual({
      serial: 'AB',
      issuedAt: new Date('2026-11-20T02:02:03Z'),
      names: ['example.jp', 'www.example.jp'],
    });
  });
});

async function look(...[part, search, patienceMs]: Parameters<typeof run>): Promise<string[]> {
  const outcome = await run(part, search, patienceMs);
  if (outcome.kind !== 'looked') throw new Error(outcome.reason);
  return outcome.found.map(({ name }) => name);
}

function run(
  part: Partial<DiagnosisSubject>,
  search: string | null = `${log.url}/?q={domain}&output=json`,
  patienceMs = 9000,
) {
  const fetch = createFetch(createFixedDialer('127.0.0.1'), new Set([log.port]));
  const world = { now, fetch, transparencySearch: search } as unknown as DiagnosisWorld;
  return limitsChecker.run(buildSubject(part), world, AbortSignal.timeout(patienceMs));
}
