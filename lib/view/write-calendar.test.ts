import ICAL from 'ical.js';
import { expect, it } from 'vitest';

import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';

import { writeCalendar } from './write-calendar';

const terms = {
  locale: 'ja',
  baseUrl: 'https://kigen.example.jp',
  urgency: defaultUrgencyPolicy,
  zone: 'Asia/Tokyo',
  now: new Date('2026-11-22T03:00:00Z'),
} as const;

const certificate = {
  siteId: 'site-1',
  host: 'xn--wgv71a119e.jp',
  port: 443,
  fingerprint256: 'AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89',
  notBefore: new Date('2026-10-01T00:00:00Z'),
  notAfter: new Date('2026-12-30T00:00:00Z'),
};

function parse(text: string) {
  const calendar = ICAL.Component.fromString(text);
  return calendar
    .getAllSubcomponents('vevent')
    .map((one) => ({ event: new ICAL.Event(one), alarms: one.getAllSubcomponents('valarm') }));
}

it('tells an independent reader the end, the day to act, and a planned recovery, each with its alarm and its page', () => {
  const plan = {
    planId: 'p',
    siteId: 'site-1',
    host: certificate.host,
    port: 443,
    startsAt: new Date('2026-12-05T18:00:00Z'),
    minutes: 60,
    hosting: 'conoha-wing',
  };
  const [act, end, recovery] = parse(writeCalendar({ certificates: [certificate], plans: [plan] }, terms));
  expect(act?.event.summary).toBe('更新されたか確かめる:日本語.jp');
  // 20 days before the end of a 90-day certificate.
  expect(act?.event.startDate.toJSDate()).toEqual(new Date('2026-12-10T00:00:00Z'));
  expect(end?.event.startDate.toJSDate()).toEqual(certificate.notAfter);
  const rings = end?.alarms.map((alarm) => String(alarm.getFirstPropertyValue('trigger')));
  expect(rings).toEqual(['2026-12-23T00:00:00Z', '2026-12-29T00:00:00Z']);
  expect(recovery?.event.startDate.toJSDate()).toEqual(plan.startsAt);
  expect(recovery?.event.endDate.toJSDate()).toEqual(new Date('2026-12-05T19:00:00Z'));
  expect(recovery?.event.description).toContain('https://kigen.example.jp/sites/site-1/recovery');
  expect(recovery?.event.description).toMatch(/1\. .+\n2\. .+\n3\. .*OFF/);
  for (const one of [act, end, recovery]) expect(one?.alarms.length).toBeGreaterThan(0);
});

it('keeps an entry the same while the certificate is, and another one for another', () => {
  const idOf = (fingerprint256: string) =>
    parse(writeCalendar({ certificates: [{ ...certificate, fingerprint256 }], plans: [] }, terms)).map(
      ({ event }) => event.uid,
    );
  expect(idOf(certificate.fingerprint256)).toEqual(idOf(certificate.fingerprint256));
  expect(idOf('99:88:77:66:55:44:33:22')).not.toEqual(idOf(certificate.fingerprint256));
});

it('folds long lines, and lets no name break out', () => {
  const text = writeCalendar(
    { certificates: [{ ...certificate, host: `${'a'.repeat(60)}.example.jp` }], plans: [] },
    terms,
  );
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(parse(text)).toHaveLength(2);
});
