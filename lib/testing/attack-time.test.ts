import { describe, expect, it } from 'vitest';

import { readLocalPath } from '@/lib/auth/local-path';
import { readEmail } from '@/lib/auth/read-email';
import { readAssertion } from '@/lib/auth/passkey-responses';
import { findWeakness } from '@/lib/auth/password-strength';
import { splitTargets } from '@/lib/monitor/split-targets';
import { readSiteTable } from '@/lib/monitor/site-table';
import { parseTagNames } from '@/lib/monitor/tag-name';
import { emptyTally, LogReader } from '@/lib/quiet-hours/log-reader';
import { readTable } from '@/lib/quiet-hours/read-table';
import { SiteNames } from '@/lib/quiet-hours/site-names';
import { SlotCounter } from '@/lib/quiet-hours/visit-slots';
import { listAlternativeNames } from '@/lib/tls/alternative-names';
import { parseTarget } from '@/lib/tls/parse-target';
import { tlsPorts } from '@/lib/tls/ports';
import { showForeignText } from '@/lib/tls/show-foreign-text';
import { describeDevice } from '@/lib/view/describe-device';
import { writeCsvRecord } from '@/lib/view/write-csv';
import { chooseLocale } from '@/lib/words/choose-locale';

const policy = { allowNets: [], ports: tlsPorts };

/** Everything that reads what strangers write. */
const readers: Record<string, (text: string) => unknown> = {
  'a name of a site': (text) => parseTarget(text, policy),
  'a paste of sites': splitTargets,
  'a tag': (text) => parseTagNames([text]),
  'an e-mail address': readEmail,
  'a password': (text) => findWeakness(text, [text.slice(0, 50)]),
  'a page to go on to': readLocalPath,
  'the answer of a device': readAssertion,
  'the names of a certificate': listAlternativeNames,
  'text out of a certificate': showForeignText,
  'the name of a browser': describeDevice,
  'the languages of a browser': (text) => chooseLocale(undefined, text),
  'a table of sites': readSiteTable,
  'a table of visits': (text) => readTable(text, 'Asia/Tokyo'),
  'a log of visits': readLog,
  'a cell of a file': (text) => writeCsvRecord([text]),
};

function readLog(text: string): void {
  const counter = new SlotCounter(new Date());
  const sites = new SiteNames(['example.jp']);
  const reader = new LogReader({ counter, tally: emptyTally(), sites, zone: 'Asia/Tokyo' });
  reader.push(new TextEncoder().encode(text));
  reader.end();
}

/** What makes careless patterns and tables go round for ever, by its length. */
const poisons: Record<string, (length: number) => string> = {
  'one letter': (length) => 'a'.repeat(length),
  dots: (length) => '.'.repeat(length),
  labels: (length) => 'a.'.repeat(length / 2),
  hyphens: (length) => `a${'-'.repeat(length)}!`,
  'spaces before a letter': (length) => `${' '.repeat(length)}x`,
  'tabs and line ends': (length) => '\t\n'.repeat(length / 2),
  'signs of addresses': (length) => 'a@'.repeat(length / 2),
  slashes: (length) => '/'.repeat(length),
  commas: (length) => ','.repeat(length),
  'times of a log that are none': (length) => '[12/345/5678:90:12:34 56789]'.repeat(length / 28),
  quotes: (length) => '"'.repeat(length),
  'open brackets': (length) => '['.repeat(length),
  'entries of a certificate': (length) => 'DNS:"\\"", '.repeat(length / 10),
  'weights of languages': (length) => 'a;q=0.1,'.repeat(length / 8),
  'letters that grow when they are normalised': (length) => '\uFDFA'.repeat(length),
  'marks above a letter': (length) => `a${'\u0301'.repeat(length)}`,
  percents: (length) => '%'.repeat(length),
  punycode: (length) => `xn--${'9'.repeat(length)}`,
};

const short = 8_192;
const factor = 8;
/** Time that grows with the square makes 64 of 8; what is linear stays far below, also on a busy machine. */
const most = 40;
/** Less than this is noise: so nothing fails that takes less than 400 ms, and a square of these lengths takes seconds. */
const noiseMs = 10;

describe.each(Object.entries(readers))('%s', (_reader, read) => {
  it.each(Object.entries(poisons))('takes %s in a time that grows with the length alone', (_poison, make) => {
    const [small, large] = [make(short), make(short * factor)];
    const before = Math.max(
      quickest(() => read(small)),
      noiseMs,
    );
    expect(quickest(() => read(large))).toBeLessThan(before * most);
  });
});

it('fields that all fall into one place of a table cost no more than others', () => {
  // Integer-like names are an array's places in V8, and "__proto__" is no name at all in a careless copy.
  const fields = Array.from({ length: 50_000 }, (_, index): [string, string] => [String(index * 2 ** 16), 'x']);
  const form = new FormData();
  for (const [name, value] of [...fields.slice(0, 2000), ['__proto__', 'x'] as const]) form.append(name, value);
  const read = Object.fromEntries(form);
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  const one = quickest(() => Object.fromEntries(fields.slice(0, 5000)));
  expect(quickest(() => Object.fromEntries(fields))).toBeLessThan(Math.max(one, noiseMs) * most);
});

/** Of three, so that a pause of the machine does not count. */
function quickest(work: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}
