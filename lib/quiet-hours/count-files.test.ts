import { gzipSync } from 'node:zlib';

import { expect, it } from 'vitest';

import { writeLine, writeVisitLog } from '@/lib/testing/visit-log';
import type { LogForm, VisitPlan } from '@/lib/testing/visit-log';

import { countFiles } from './count-files';
import type { CountTerms } from './count-files';
import { findWindows } from './find-windows';
import { mostSources } from './visit-record';
import { isWholeWeek, summariseWeek } from './week-visits';
import type { CountedToo } from './week-visits';

const now = new Date('2026-11-22T03:00:00Z');
const terms: CountTerms = { hosts: ['example.jp'], zone: 'Asia/Tokyo', now };
const onlyPeople: CountedToo = { robots: false, parts: false };
const dayMs = 24 * 60 * 60_000;

/** A shop that is busy in the evening, and quietest on Tuesdays from four to six. */
const plan: VisitPlan = {
  from: new Date(now.getTime() - 42 * dayMs),
  hours: 42 * 24,
  zone: 'Asia/Tokyo',
  curve: ({ weekday, hour }) =>
    weekday === 2 && (hour === 4 || hour === 5) ? 1 : 8 + 30 * Math.sin((Math.PI * hour) / 24),
};

function fileOf(content: string | Uint8Array<ArrayBuffer>, name = 'access.log'): File {
  return new File([content], name);
}

async function weekOf(files: readonly File[], more: Partial<CountTerms> = {}, too = onlyPeople) {
  const { record, files: outcomes, otherSites } = await countFiles(files, { ...terms, ...more });
  const zone = more.zone ?? terms.zone;
  const week = record && summariseWeek(record, zone, too);
  const found = week && findWindows({ hours: week.hours, zone, minutes: 120, now, deadline: null, sleep: null });
  return { record, outcomes, otherSites, week, first: found?.windows[0] };
}

const tuesdayAtFour = new Date('2026-11-23T19:00:00Z');

it.each<[LogForm, string]>([
  ['combined', '+0900'],
  ['common', '+0000'],
  ['vhost', '-0330'],
  ['json', '+0000'],
])('finds the quiet window of a %s log whose clock is at %s', async (form, offset) => {
  const { first, record, week } = await weekOf([fileOf(writeVisitLog({ ...plan, form, offset }))]);
  expect(first?.startsAt).toEqual(tuesdayAtFour);
  expect(first?.endsAt.getTime()).toBe(tuesdayAtFour.getTime() + 120 * 60_000);
  expect(first?.visits).toBeLessThan(5);
  expect(week?.isThin).toBe(false);
  expect(record?.tally.unreadable).toBe(0);
});

it('counts the logs of more days than it keeps names of', async () => {
  const line = writeLine({}, { at: new Date(now.getTime() - dayMs), path: '/', agent: 'Mozilla/5.0' });
  const { record } = await weekOf(
    Array.from({ length: mostSources + 1 }, (_, day) => fileOf(`${line}\n`, `${day}.log`)),
  );
  expect(record?.tally.counted).toBe(mostSources + 1);
  expect(record?.sources.length).toBe(mostSources);
});

it('knows no week by the log of one morning, and the weekend by the hours of other days', async () => {
  const morning = { ...plan, from: new Date('2026-11-19T23:00:00Z'), hours: 5 };
  const { week: thin } = await weekOf([fileOf(writeVisitLog(morning))]);
  expect(thin && isWholeWeek(thin)).toBe(false);
  const workdays = { ...plan, from: new Date('2026-11-15T15:00:00Z'), hours: 4 * 24 };
  const { week } = await weekOf([fileOf(writeVisitLog(workdays))]);
  expect(week && isWholeWeek(week)).toBe(true);
});

it('reads many files together, packed ones too, and lets no bad one spoil them', async () => {
  const halves = [0, 21].map((day) =>
    writeVisitLog({ ...plan, from: new Date(plan.from.getTime() + day * dayMs), hours: 21 * 24 }),
  );
  const [early = '', late = ''] = halves;
  const whole = await weekOf([fileOf(early + late)]);
  const parts = await weekOf([
    fileOf(new Uint8Array(gzipSync(early)), 'a.gz'),
    fileOf('', 'empty.log'),
    fileOf(new Uint8Array(gzipSync(late)).slice(0, 100), 'cut.gz'),
    fileOf(late, 'b.log'),
  ]);
  expect(parts.outcomes.map(({ refusal }) => refusal)).toEqual([null, 'empty', 'broken-gzip', null]);
  expect(parts.record?.dated).toEqual(whole.record?.dated);
});

it('leaves robots and parts of pages out, until they are asked for', async () => {
  const log = writeVisitLog({ ...plan, robotsAnHour: 20, parts: 1 });
  const people = await weekOf([fileOf(log)]);
  const bare = await weekOf([fileOf(writeVisitLog(plan))]);
  expect(people.first?.startsAt).toEqual(tuesdayAtFour);
  const totalOf = (one: typeof people) => one.week?.total ?? 0;
  expect(Math.abs(totalOf(people) / totalOf(bare) - 1)).toBeLessThan(0.03);
  const { week: all } = await weekOf([fileOf(log)], {}, { robots: true, parts: true });
  expect(all?.total).toBeGreaterThan(totalOf(people) * 3);
});

it('is moved neither by a day that went round nor by a holiday', async () => {
  const curve: VisitPlan['curve'] = (clock) => {
    // Twelve times as many on one Tuesday, and nobody on one Wednesday.
    if (clock.month === 11 && clock.day === 10) return plan.curve(clock) * 12;
    return clock.month === 11 && clock.day === 4 ? 0 : plan.curve(clock);
  };
  const { first, week } = await weekOf([fileOf(writeVisitLog({ ...plan, curve, robotsAnHour: 3 }))]);
  expect(first?.startsAt).toEqual(tuesdayAtFour);
  expect(week?.hours[3 * 24 + 12]?.visits).toBeGreaterThan(30);
});

it('takes hours that the log has lost for lost, not for quiet', async () => {
  const isLost = (hour: number) => hour % (7 * 24) >= 30 && hour % (7 * 24) < 38;
  const { first, week } = await weekOf([fileOf(writeVisitLog({ ...plan, isLost }))]);
  expect(first?.startsAt).toEqual(tuesdayAtFour);
  // Sundays from 18 on are lost every week: the weekend's other day speaks for them.
  expect(week?.hours[20]?.visits).toBeGreaterThan(15);
});

it('keeps the hours of a zone that changes its clock', async () => {
  const zone = 'Europe/Berlin';
  const from = new Date('2026-10-05T00:00:00Z');
  const log = writeVisitLog({ ...plan, from, hours: 42 * 24, zone });
  const { first, week } = await weekOf([fileOf(log)], { zone });
  // The clock was put back on 25 October; the quiet hours stay at four.
  expect(first?.startsAt).toEqual(new Date('2026-11-24T03:00:00Z'));
  expect(week?.hours[2 * 24 + 3]?.visits).toBeGreaterThan(10);
});

it('counts by quarters where a zone is half an hour off', async () => {
  const zone = 'Asia/Kolkata';
  const { first, record } = await weekOf([fileOf(writeVisitLog({ ...plan, zone }))], { zone });
  expect(record?.dated?.slotMinutes).toBe(15);
  expect(first?.startsAt).toEqual(new Date('2026-11-23T22:30:00Z'));
});

it('counts only this site of a log with several, and says what it left out', async () => {
  const log = writeVisitLog({ ...plan, form: 'vhost', hours: 100 });
  const other = writeVisitLog({ ...plan, form: 'vhost', host: 'other.example.jp', hours: 100 });
  const old = writeLine({}, { at: new Date('2020-01-01T00:00:00Z'), path: '/', agent: 'x' });
  const { record } = await weekOf([fileOf(`${log}${other}${old}\nnonsense\n`)]);
  const alone = await weekOf([fileOf(log)]);
  expect(record?.dated).toEqual(alone.record?.dated);
  expect(record?.tally).toMatchObject({ otherSite: other.split('\n').length - 1, outOfRange: 1, unreadable: 1 });
});

it('names the sites that it left out, the most seen first, and counts those that are chosen', async () => {
  const form = { form: 'vhost', hours: 30, from: new Date(now.getTime() - 2 * dayMs) } as const;
  const [own, shop, blog] = ['example.jp', 'shop.example.jp', 'blog.example.jp'].map((host, index) =>
    writeVisitLog({ ...plan, ...form, host, curve: () => [3, 9, 5][index] ?? 0 }),
  );
  const json = writeLine({ form: 'json', host: 'WWW.shop.example.jp.:8443' }, { at: form.from, path: '/', agent: 'x' });
  const files = [fileOf(`${own}${shop}`), fileOf(`${blog}${json}\n`, 'b.log')];
  const linesOf = (text = '') => text.split('\n').length - 1;
  const { otherSites, record } = await weekOf(files);
  expect(otherSites).toEqual([
    { name: 'shop.example.jp', lines: linesOf(shop) + 1 },
    { name: 'blog.example.jp', lines: linesOf(blog) },
  ]);
  expect(record?.tally.otherSite).toBe(linesOf(shop) + linesOf(blog) + 1);
  const chosen = await weekOf(files, { hosts: ['example.jp', 'shop.example.jp'] });
  expect(chosen.otherSites.map(({ name }) => name)).toEqual(['blog.example.jp']);
  expect(chosen.record?.tally.counted).toBe(linesOf(own) + linesOf(shop) + 1);
});

it('says whose lines it met when none is of this site, and names no more than it can tell apart', async () => {
  const at = new Date(now.getTime() - dayMs);
  const names = Array.from({ length: 300 }, (_, index) => `site-${index}.example.jp`);
  const lines = names.map((host) => writeLine({ form: 'vhost', host }, { at, path: '/', agent: 'x' }));
  const { otherSites, record, outcomes } = await weekOf([fileOf(`${lines.join('\n')}\n${lines.at(-1)}`)]);
  expect(record).toBeNull();
  expect(outcomes[0]?.refusal).toBeNull();
  expect(otherSites).toHaveLength(250);
});

const time = '[21/Nov/2026:10:00:00 +0900] "GET / HTTP/1.1" 200 5 "-" "Mozilla/5.0"';

it.each([
  ['a person with blanks in the name', `203.0.113.7 - Jane Doe ${time}`, true],
  ['brackets and quotes in it', `203.0.113.7 - Jane [a/b c] \\"D\\" Doe [12/345/5678:90:12:34 56789] ${time}`, true],
  ['a name in Japanese with wide and narrow blanks', `2001:db8::7 - 山田 太郎 さん ${time}`, true],
  ['an identity besides', `203.0.113.7 jane Jane Doe ${time}`, true],
  ['a client with a name', `pc-7.isp.example - Jane Q Doe ${time}`, true],
  ['the site before it', `example.jp 203.0.113.7 - Jane Doe ${time}`, true],
  ['the site and a client with a short name', `www.example.jp:443 localhost - - ${time}`, true],
  ['another site before it', `other.example.jp:443 203.0.113.7 - Jane Doe ${time}`, false],
  ['another site and a client with a short name', `other.example.jp localhost - - ${time}`, false],
  ['the server under its address', `192.0.2.1:443 2001:db8::7 - - ${time}`, false],
])('knows whose line it is with %s', async (_, line, isOwn) => {
  const { record, otherSites } = await weekOf([fileOf(`${line}\n`)]);
  expect(record?.tally.counted ?? 0).toBe(isOwn ? 1 : 0);
  expect(otherSites).toHaveLength(isOwn ? 0 : 1);
});

it('says that few days are few', async () => {
  const { week } = await weekOf([
    fileOf(writeVisitLog({ ...plan, hours: 60, from: new Date(now.getTime() - 3 * dayMs) })),
  ]);
  expect(week?.isThin).toBe(true);
});

it('survives files that were made to hurt', async () => {
  const line = writeLine({}, { at: new Date(now.getTime() - dayMs), path: '/', agent: 'Mozilla/5.0' });
  const long = `${line}\n${'x'.repeat(10_000_000)}\n${line} ${'y'.repeat(10_000_000)}\n${line}`;
  const noise = new Uint8Array(200_000).map((_, index) => (index * 7919) % 256);
  const bomb = new Uint8Array(gzipSync(Buffer.alloc(90_000_000, `${line}\n`)));
  const unclosed = `203.0.113.7 - - [21/Nov/2026:10:00:00 +0900] "GET /\\\n[[[[[[[[[[[[/[[[/[[[[:[[[[[[[[[[[[[[]\n{"time":1\n`;
  const { outcomes, record } = await weekOf([
    fileOf(long, 'long.log'),
    fileOf(noise, 'photo.jpg'),
    fileOf(bomb, 'bomb.gz'),
    fileOf(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'logs.zip'),
    fileOf('Dear Sir or Madam,\nno numbers here.\n', 'letter.txt'),
    fileOf(unclosed, 'unclosed.log'),
  ]);
  expect(outcomes.map(({ refusal }) => refusal)).toEqual([null, 'binary', 'bomb', 'archive', 'unknown', null]);
  expect(record?.tally).toMatchObject({ counted: 3, tooLong: 2 });
});

it.each([
  ['as it is', 'access.log', (text: string) => Buffer.from(text)],
  ['packed', 'access.log.gz', (text: string) => gzipSync(text, { level: 0 })],
])('says of a file that is gone while it is read, %s, that it could not be opened', async (_, name, pack) => {
  const bytes = new Uint8Array(pack(writeVisitLog({ ...plan, hours: 8 * 24, parts: 6 })));
  const whole = new Blob([bytes]);
  // What a browser says of a file that was moved, once it is asked for more.
  const gone = { arrayBuffer: () => Promise.reject(new DOMException('It is gone.', 'NotFoundError')) };
  const slice: Blob['slice'] = (start = 0, end) =>
    start === 0 ? whole.slice(start, end) : Object.assign(new Blob(), gone);
  expect(bytes.length).toBeGreaterThan(4 * 1024 * 1024);
  const { files, record } = await countFiles([{ name, size: bytes.length, slice }], terms);
  expect(files).toEqual([{ name, refusal: 'unreadable-file' }]);
  expect(record).toBeNull();
});

it('tells of a log that is too old how many lines were', async () => {
  const line = writeLine({}, { at: new Date('2020-01-01T00:00:00Z'), path: '/', agent: 'x' });
  const { record, tally } = await countFiles([fileOf(`${line}\n${line}\n`)], terms);
  expect(record).toBeNull();
  expect(tally.outOfRange).toBe(2);
});

it('refuses more than it promises to read, and tells how far it is', async () => {
  const huge = { name: 'huge.log', size: 3e9, slice: () => new Blob([]) };
  const { files, record } = await countFiles([huge], terms);
  expect(files).toEqual([{ name: 'huge.log', refusal: 'too-big' }]);
  expect(record).toBeNull();
  const seen: number[] = [];
  const file = fileOf(writeVisitLog({ ...plan, hours: 10 }));
  await countFiles([file], { ...terms, onProgress: (read) => seen.push(read) });
  expect(seen.at(-1)).toBe(file.size);
});
