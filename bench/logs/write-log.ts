// node --import tsx bench/logs/write-log.ts FILE BYTES: an access log of the last months, day after day.
import { closeSync, openSync, writeSync } from 'node:fs';

import { writeVisitLog } from '@/lib/testing/visit-log';

const [, , file = '', bytes = '0'] = process.argv;
const dayMs = 24 * 60 * 60_000;
const days = 100;
const wanted = Number(bytes);
const descriptor = openSync(file, 'w');
const start = new Date(Math.floor(Date.now() / dayMs - days) * dayMs);
// One day is made with its noise; the others are the same day under their own date.
const day = writeVisitLog({
  from: start,
  hours: 24,
  zone: 'Asia/Tokyo',
  curve: ({ hour }) => 200 + 800 * Math.sin((Math.PI * hour) / 24),
  robotsAnHour: 300,
  parts: 3,
  offset: '+0900',
});
const repeats = Math.ceil(wanted / days / Buffer.byteLength(day));
let written = 0;
for (let index = 0; index < days; index += 1) {
  const block = moveDay(day, index);
  for (let repeat = 0; repeat < repeats && written < wanted; repeat += 1) written += writeSync(descriptor, block);
}
closeSync(descriptor);

/** The same lines so many days later. */
function moveDay(text: string, by: number): Buffer {
  const moved = new Map<string, string>();
  return Buffer.from(
    text.replace(/\[(\d{2}\/\w{3}\/\d{4})/g, (_, date: string) => {
      const known = moved.get(date) ?? writeDate(new Date(Date.parse(`${date.replaceAll('/', ' ')} UTC`) + by * dayMs));
      moved.set(date, known);
      return `[${known}`;
    }),
  );
}

function writeDate(date: Date): string {
  const [, day = '', month = '', year = ''] = /^\w+, (\d+) (\w+) (\d+)/.exec(date.toUTCString()) ?? [];
  return `${day}/${month}/${year}`;
}
