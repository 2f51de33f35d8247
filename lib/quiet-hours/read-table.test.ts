import { expect, it } from 'vitest';

import { toShiftJis, toUtf16 } from '@/lib/testing/encode-text';

import { countFiles } from './count-files';
import { readTable } from './read-table';
import { mostVisits } from './visit-slots';

const zone = 'Asia/Tokyo';
const hours = Array.from({ length: 24 }, (_, hour) => hour);
const padded = hours.map((hour) => String(hour).padStart(2, '0'));
const japanese = ['日曜日', '月曜日', '火曜日', '水曜日', '木曜日', '金曜日', '土曜日'];
const english = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
/** A number that tells where it was. */
const visitsAt = (weekday: number, hour: number) => weekday * 100 + hour;
const expected = Array.from({ length: 168 }, (_, index) => visitsAt(Math.floor(index / 24), index % 24));

const comments = ['# ----------', '# 自由形式 1', '# 20261005-20261101', '# ----------', ''];
const across = [
  ...comments,
  `曜日,${japanese.join(',')},合計`,
  `時間,${'セッション,'.repeat(8)}`,
  ...padded.map((hour, index) => [hour, ...japanese.map((_, day) => visitsAt(day, index)), '9999'].join(',')),
  `合計,${'9999,'.repeat(8)}`,
].join('\r\n');
const list = [
  ...comments,
  'Hour,Day of week,Active users',
  ...english.flatMap((name, day) => padded.map((hour, index) => `${hour},${name},"${visitsAt(day, index)}"`)),
  ',,Grand total',
].join('\n');

it.each([
  ['Japanese with the weekdays across', across],
  ['English as a list', list],
  ['weekdays in numbers across', across.replace(japanese.join(','), '0,1,2,3,4,5,6')],
  [
    'hours across',
    [
      `Day of week,${padded.join(',')}`,
      ...english.map((name, day) => [name, ...hours.map((hour) => visitsAt(day, hour))].join(',')),
    ].join('\n'),
  ],
])('reads an exploration of Google Analytics: %s', (_, text) => {
  expect(readTable(text, zone)).toMatchObject({ kind: 'week', visits: expected });
});

it('knows from the comments over how many weeks it was summed', () => {
  expect(readTable(list, zone)).toMatchObject({ weeks: 4 });
});

it.each([
  ['UTF-8', new TextEncoder().encode(across)],
  ['UTF-8 with its mark', new TextEncoder().encode(`\uFEFF${across}`)],
  ['UTF-16 little endian, by tabs', toUtf16(`\uFEFF${across.replaceAll(',', '\t')}`, 'little')],
  ['UTF-16 big endian', toUtf16(`\uFEFF${across}`, 'big')],
  ['UTF-16 without its mark', toUtf16(list, 'little')],
  ['Shift_JIS', toShiftJis(across.replaceAll('自由形式', 'x'))],
])('reads it in %s', async (_, bytes) => {
  const { record, files } = await countFiles([new File([bytes], 'data.csv')], { hosts: null, zone, now: new Date() });
  expect(files[0]?.refusal).toBeNull();
  expect(record?.week?.visits).toEqual(expected);
});

it.each([
  ['CSV', '# x\ndateHour,sessions\n2026111503,7\n2026111504,12\n'],
  [
    'the answer of the Data API',
    JSON.stringify({
      dimensionHeaders: [{ name: 'dateHour' }],
      metricHeaders: [{ name: 'sessions', type: 'TYPE_INTEGER' }],
      rows: [
        ['2026111503', '7'],
        ['2026111504', '12'],
      ].map(([at, visits]) => ({ dimensionValues: [{ value: at }], metricValues: [{ value: visits }] })),
    }),
  ],
  [
    'objects',
    JSON.stringify([
      { sessions: 7, dateHour: '2026111503' },
      { sessions: 12, dateHour: 2026111504 },
    ]),
  ],
])('reads hours with their dates out of %s', (_, text) => {
  expect(readTable(text, zone)).toEqual({
    kind: 'dated',
    hours: [
      { at: new Date('2026-11-14T18:00:00Z'), visits: 7 },
      { at: new Date('2026-11-14T19:00:00Z'), visits: 12 },
    ],
  });
});

const everyDay = Array.from({ length: 168 }, (_, index) => index % 24);
const mondayFirst = hours.map((hour) => [1, 2, 3, 4, 5, 6, 0].map((day) => visitsAt(day, hour)));

it.each([
  ['24 numbers in a line', hours.join(' '), everyDay],
  ['24 lines', hours.join('\n'), everyDay],
  ['24 hours with their names', hours.map((hour) => `${hour}時\t${hour}`).join('\n'), everyDay],
  ['24 by 7', mondayFirst.map((row) => row.join('\t')).join('\n'), expected],
  [
    '24 by 7 with hours and a head',
    ['時,月,火,水,木,金,土,日', ...mondayFirst.map((row, hour) => [hour, ...row].join(','))].join('\n'),
    expected,
  ],
  ['full-width digits and commas', hours.map(() => '"１,２００"').join(','), Array.from({ length: 168 }, () => 1200)],
])('reads a table by hand: %s', (_, text, visits) => {
  expect(readTable(text, zone)).toMatchObject({ kind: 'week', visits });
});

it('reads no table out of a hundred thousand short lines, however wide the first is, and spends little on it', () => {
  // Turned whole, each of these would be as many cells as the lines are many times as wide.
  expect(readTable('x\n'.repeat(200_000), zone)).toBeNull();
  expect(readTable(`${'1,'.repeat(200)}\n${'1\n'.repeat(90_000)}`, zone)).toBeNull();
  const wide = Array.from({ length: 3000 }, (_, index) => `"k${index}":1`).join(',');
  expect(readTable(`[{${wide}}${',{}'.repeat(10_000)}]`, zone)).toBeNull();
});

it.each(['', 'hello', '1 2 3', hours.map(() => '1 2').join('\n'), '{"rows":[]}', '[[[', '時間,曜日\n'])(
  'reads no table out of %j',
  (text) => expect(readTable(text, zone)).toBeNull(),
);

it('takes a period of more than ten years for none', () => {
  expect(readTable(list.replace('20261005', '20160101'), zone)).toMatchObject({ weeks: null, visits: expected });
});

it.each([
  ['an hour with its date', `dateHour,sessions\n2026111503,${mostVisits + 1}\n`],
  ['an hour that comes several times', `dateHour,sessions\n${`2026111503,${mostVisits}\n`.repeat(2)}`],
  ['an hour of the week', list.replace('"0"', `"${mostVisits + 1}"`)],
  ['a number of forty digits', list.replace('"0"', `"${'9'.repeat(40)}"`)],
])('refuses more visits than any site has: %s', async (_, text) => {
  const terms = { hosts: null, zone, now: new Date('2026-11-22T03:00:00Z') };
  const { record, files } = await countFiles([new File([text], 'data.csv')], terms);
  expect(files[0]?.refusal).toBe('too-many');
  expect(record).toBeNull();
});

it('counts more visits of an hour than 32 bits hold', async () => {
  const terms = { hosts: null, zone, now: new Date('2026-11-22T03:00:00Z') };
  const text = 'dateHour,sessions\n2026111503,5000000000\n2026111503,5000000000\n';
  const { record } = await countFiles([new File([text], 'data.csv')], terms);
  expect(record?.dated?.counts.pages).toEqual([10_000_000_000]);
});
