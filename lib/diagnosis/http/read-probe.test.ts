import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { hopFailures } from './hop';
import type { Hop, HopFailure, HopOutcome } from './hop';
import type { HttpProbe } from './probe-name';
import { largestHead, readHead } from './read-head';
import { readProbe, traceProbe } from './read-probe';
import { readRedirect } from './read-redirect';

const url = 'http://example.jp/.well-known/acme-challenge/x';
const six = '2001:db8::1';
const four = '192.0.2.1';
const hop = (address: string, outcome: HopOutcome): Hop => ({ url, address, outcome });
const failed = (failure: HopFailure): HopOutcome => ({ ok: false, failure, detail: '' });
const answered = (status: number): HopOutcome => ({ ok: true, status, headers: {}, body: '', isCut: false });
const probe = (hops: Hop[], others: Hop[] = []): HttpProbe => ({
  host: 'example.jp',
  addresses: [],
  hops,
  end: { kind: 'answered' },
  others,
});
const namesOf = (one: HttpProbe): string[] => readProbe(one, true).map(({ name }) => name);

describe('what cannot be staged on one machine', () => {
  it.each<[string, Hop[], Hop[], string[]]>([
    [
      'no way to IPv6 from here',
      [hop(six, failed('no-route')), hop(four, answered(404))],
      [hop(four, answered(404))],
      ['ipv6-not-seen'],
    ],
    [
      'IPv6 is a black hole',
      [hop(six, failed('dial-timeout')), hop(four, answered(404))],
      [hop(four, answered(404))],
      ['ipv6-not-answering'],
    ],
    ['IPv6 alone, and no way there', [hop(six, failed('no-route'))], [], ['ipv6-not-seen', 'http-not-looked']],
    [
      'both are black holes',
      [hop(six, failed('dial-timeout')), hop(four, failed('dial-timeout'))],
      [hop(four, failed('dial-timeout'))],
      ['http-no-answer'],
    ],
    ['no way out at all', [hop(four, failed('no-route'))], [], ['http-not-looked']],
    ['the network says there is no such host', [hop(four, failed('unreachable'))], [], ['http-no-answer']],
    ['time ran out at another address', [hop(four, answered(404))], [hop('192.0.2.2', failed('stopped'))], []],
    [
      'another address refuses',
      [hop(four, answered(404))],
      [hop('192.0.2.2', failed('refused'))],
      ['http-addresses-differ'],
    ],
  ])('%s', (_what, hops, others, expected) => {
    expect(namesOf(probe(hops, others))).toEqual(expected);
  });

  it.each(hopFailures)('%s is never taken for fine', (failure) => {
    expect(namesOf(probe([hop(four, failed(failure))]))).toHaveLength(1);
  });
});

describe('foreign bytes', () => {
  it('never make a head reader throw, nor a reading of what it gives', () => {
    const line = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom('HTTP/1.1 200 OK', 'location: //', 'server: x', ''),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.constantFrom('\r\n', '\n'), (lines, end) => {
        const reading = readHead(Buffer.from(`HTTP/1.1 301 X${end}${lines.join(end)}${end}${end}`, 'latin1'));
        if (reading.kind !== 'head') return;
        const outcome = { ok: true as const, ...reading.head, body: '', isCut: false };
        readRedirect(outcome, [new URL(url)], { dns: 53, http: 80, https: 443 });
        for (const found of readProbe(probe([hop(four, outcome)]), true))
          expect(found.detail.length).toBeLessThanOrEqual(400);
        for (const text of traceProbe(probe([hop(four, outcome)]))) expect(text).not.toMatch(/[\u0000-\u001f]/);
      }),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => void readHead(Buffer.from(bytes))));
  });

  it('are read no further than a head may be long', () => {
    expect(readHead(Buffer.from(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(largestHead)}`))).toEqual({
      kind: 'other',
      failure: 'head-too-large',
    });
  });
});
