import { describe, expect, it } from 'vitest';

import type { EventFacts } from '@/lib/events/site-event';
import { buildNoticed, listEveryNotice, noticedAt } from '@/lib/testing/channels/build-noticed';
import { locales } from '@/lib/words/locale';

import { composeMessage } from './compose-message';
import type { ComposeOptions } from './compose-message';
import { composeReset, composeTest } from './compose-own';
import { composeWeekly } from './compose-weekly';
import type { Message } from './message';

const terms = {
  idempotencyKey: '6b1d3c1e-7a41-4b52-9a35-0e6d0c4f7a11',
  locale: 'ja',
  zone: 'Asia/Tokyo',
  baseUrl: 'https://kigen.test',
  now: noticedAt,
} as const;

const compose = (noticed: ComposeOptions['noticed'], more: Partial<ComposeOptions> = {}): Message =>
  composeMessage({ ...terms, noticed, ...more });

describe('one event', () => {
  it('says what is the matter, until when, since when it is late, and what to do', () => {
    const { subject, lead, link, level } = compose([buildNoticed('renewal-overdue')]);
    expect(subject).toBe('example.jp: 自動更新が遅れています(あと18日)');
    expect(lead).toBe(
      'example.jp の証明書の自動更新が遅れています。あと18日(12月11日(金) 1:00 まで、日本時間)。このサイトは、これまで期限の30日前ごろに更新されてきました。今回は11月11日を過ぎても変わっていません。サーバー会社の管理画面で更新(再発行)の操作が必要です。リンク先で、理由と手順を案内します。',
    );
    expect(link).toEqual({ label: 'くわしく見る', url: 'https://kigen.test/sites/s1' });
    expect(level).toBe('action');
  });

  it('reads well in English too', () => {
    const { subject, lead } = compose([buildNoticed('renewal-overdue')], { locale: 'en', zone: 'UTC' });
    expect(subject).toBe('example.jp: the automatic renewal is late (18 days left)');
    expect(lead).toContain(
      'The automatic renewal of the certificate of example.jp is late. 18 days left (until Thu, Dec 10, 16:00, UTC). So far this site was renewed about 30 days before the end; this time nothing has changed since Nov 10.',
    );
  });

  it('counts hours on the last day, and says how long ago it ended', () => {
    const late = { now: new Date('2026-12-10T04:30:00Z') };
    expect(compose([buildNoticed('urgent')], late).subject).toBe(
      'example.jp: まもなく見られなくなります(あと11時間30分)',
    );
    const over = { now: new Date('2026-12-12T16:00:00Z') };
    expect(compose([buildNoticed('blocked')], over).lead).toContain('2日前に切れました');
  });

  it('tells old and new of a renewal', () => {
    const { lead, items } = compose([buildNoticed('renewed')]);
    expect(lead).toBe('example.jp の証明書が更新されました。新しい期限は12月11日です(前は11月2日)。');
    const details = items[0]?.details.map(({ label, value }) => `${label} ${value}`);
    expect(details?.find((line) => line.startsWith('前の証明書'))).toContain('11月2日 1:00');
    expect(details?.find((line) => line.startsWith('今の証明書'))).toContain("Let's Encrypt YR1");
  });

  it.each([
    ['recovery-on-ready', '/sites/s1/recovery'],
    ['outage', '/?outage=1'],
    ['offline', '/status'],
    ['blocked', '/sites/s1'],
  ] as const)('%s leads to %s', (kind, path) => {
    expect(compose([buildNoticed(kind)]).link.url).toBe(`https://kigen.test${path}`);
  });

  it('is good news when it is over, and told as such', () => {
    const message = compose([buildNoticed('unreachable', 'closed')]);
    expect(message).toMatchObject({ level: 'good', subject: 'example.jp: またつながりました' });
    expect(message.lead).toContain('3時間続いていました');
  });

  it.each(listEveryNotice())(
    '$kind ($rule) has whole sentences without a hole in either language',
    ({ kind, rule }) => {
      for (const locale of locales) {
        const { subject, lead, items } = compose([buildNoticed(kind, rule)], { locale });
        const text = [subject, lead, ...items.map(({ sentence, act }) => sentence + act)].join('\n');
        expect(text).not.toMatch(/undefined|null|NaN|Invalid| {2,}|。。|\.\.|\( *\)/);
        expect(subject.length).toBeLessThanOrEqual(100);
      }
    },
  );

  it.each(listEveryNotice())('$kind ($rule) is still told when hardly anything is known', ({ kind, rule }) => {
    const whole = buildNoticed(kind, rule);
    const bare = { ...whole, event: { ...whole.event, facts: {} } };
    for (const locale of locales) {
      const { subject, lead } = compose([bare], { locale });
      expect(subject + lead).not.toMatch(/undefined|null|NaN|Invalid|。。|\.\./);
    }
  });

  it('cuts a long name, not the sense', () => {
    const { subject } = compose([buildNoticed('renewal-overdue', 'opened', { name: `${'a'.repeat(300)}.jp` })]);
    expect(subject).toContain('aaaa…: 自動更新が遅れています');
    expect(subject).toContain('あと18日');
    expect(subject.length).toBeLessThanOrEqual(100);
  });

  it('writes out what would turn or break a line', () => {
    const { subject, lead } = compose([buildNoticed('blocked', 'opened', { name: 'a\r\nBcc: x\u202Egnp.jp' })]);
    expect(subject + lead).not.toMatch(/[\r\n\u202E]/);
    expect(subject).toContain('\\u000D\\u000ABcc');
  });

  it('says first that it is a test', () => {
    for (const [locale, mark] of [
      ['ja', '【テスト】'],
      ['en', '[Test] '],
    ] as const) {
      const { subject, data } = compose([buildNoticed('urgent')], { isTest: true, locale });
      expect(subject.startsWith(`${mark}example.jp: `)).toBe(true);
      expect(data).toMatchObject({ test: true, type: 'test' });
    }
  });
});

describe('an outage', () => {
  const outageSites = new Map([
    [
      1,
      Array.from({ length: 12 }, (_, index) => {
        const host = `site-${index}.example`;
        return { siteId: `s${index}`, host, port: 443, displayHost: host };
      }),
    ],
  ]);

  it('names ten of its sites, counts the others, and leads to the board with these sites alone', () => {
    const { items, link } = compose([buildNoticed('outage')], { outageSites });
    const named = items[0]?.details.find(({ label }) => label === '該当するサイト')?.value;
    expect(named).toMatch(/^site-0\.example、.*site-9\.example、ほか2件$/);
    expect(link).toEqual({ label: '該当するサイトを開く', url: 'https://kigen.test/?outage=1' });
    expect(compose([buildNoticed('outage')], { outageSites, locale: 'en' }).items[0]?.details).toContainEqual(
      expect.objectContaining({ label: 'Sites', value: expect.stringMatching(/, and 2 more$/) as unknown }),
    );
  });

  it('carries the list of its sites as data', () => {
    const [event] = compose([buildNoticed('outage')], { outageSites }).data.events;
    expect(event).toMatchObject({ site: null, omittedSites: 0 });
    expect(event?.sites).toHaveLength(12);
    expect(event?.sites?.[0]).toEqual({ id: 's0', host: 'site-0.example', port: 443, name: 'site-0.example' });
  });
});

it('says the day and the zone of what happened on the same day', () => {
  const { items } = compose([buildNoticed('blocked')]);
  expect(items[0]?.details).toContainEqual({ label: 'いつから', value: '11月22日 18:00(日本時間)' });
});

it('says what of a certificate has changed, or that none was due', () => {
  const lead = (aspects: EventFacts['aspects'] & object) =>
    compose([buildNoticed('certificate-changed', 'opened', { facts: { aspects } })]).lead;
  expect(lead(['issuer', 'key'])).toContain('前とは違うものに変わりました(変わったところ: 発行元、鍵の種類)。');
  expect(lead(['not-due'])).toContain('更新の時期ではないのに、前とは違うものに変わりました。');
});

describe('a digest', () => {
  const many = [
    ...Array.from({ length: 9 }, (_, index) => buildNoticed('renewed', 'opened', { eventId: index + 1 })),
    buildNoticed('renewal-overdue', 'opened', { eventId: 10 }),
    buildNoticed('blocked', 'opened', { eventId: 11 }),
    buildNoticed('urgent', 'opened', { eventId: 12 }),
  ];

  it('counts, and names the worst first', () => {
    const { subject, lead, items, link, level } = compose(many);
    expect(subject).toBe('12件のお知らせ(要対応 3件)');
    expect(lead).toBe('12件のお知らせがあります。うち3件は対応が必要です。');
    expect(items.map((item) => item.level).slice(0, 4)).toEqual(['blocked', 'urgent', 'action', 'good']);
    expect(link.url).toBe('https://kigen.test/');
    expect(level).toBe('blocked');
    expect(compose(many, { locale: 'en' }).subject).toBe('12 notices (3 need you)');
  });

  it('names twenty at most and counts the rest', () => {
    const message = compose(
      Array.from({ length: 250 }, (_, index) => buildNoticed('urgent', 'opened', { eventId: index })),
    );
    expect(message.items).toHaveLength(20);
    expect(message.omitted).toBe(230);
    expect(message.data.events).toHaveLength(200);
    expect(message.data.omittedEvents).toBe(50);
  });
});

describe('messages of our own', () => {
  it('a trial message says twice that it is one, and that nothing happened', () => {
    const message = composeTest({ ...terms, channelName: 'わたしのLINE' });
    expect(message.subject).toMatch(/^【テスト】/);
    expect(message.lead).toMatch(/^これはテストです。/);
    expect(message).toMatchObject({ isTest: true, items: [] });
    expect(composeTest({ ...terms, locale: 'en', channelName: 'x' }).subject).toMatch(/^\[Test\] /);
  });

  it('the weekly one counts', () => {
    const none = { paused: 0, unknown: 0, watching: 0, urgent: 0, unreachable: 0, down: 0 };
    const base = { ...terms, expiries: [], staleAfterMs: 12 * 60 * 60 * 1000 };
    const weekly = composeWeekly({ ...base, counts: { ...none, healthy: 11, action: 1 }, checkedAt: noticedAt });
    expect(weekly.subject).toBe('見守り中です(12件、うち要対応 1件)');
    expect(weekly.lead).toContain('要対応 1、正常 11。最終確認 11月22日 21:00(日本時間)。');
    const calm = { ...none, healthy: 2, action: 0 };
    expect(composeWeekly({ ...base, locale: 'en', counts: calm, checkedAt: noticedAt })).toMatchObject({
      subject: 'Kigen is watching (2 sites)',
      level: 'good',
      items: [],
    });
  });

  it('the weekly one names what ends next, with day, time and zone', () => {
    const counts = { paused: 0, healthy: 3, watching: 0, unknown: 0, action: 0, urgent: 0, unreachable: 0, down: 0 };
    const expiries = [{ displayHost: 'example.jp', port: 443, notAfter: new Date('2026-12-10T16:00:00Z') }];
    const { items } = composeWeekly({ ...terms, counts, expiries, checkedAt: noticedAt, staleAfterMs: 1 });
    expect(items.map(({ details }) => details)).toEqual([
      [{ label: '次の期限', value: 'example.jp あと18日(12月11日(金) 1:00 まで、日本時間)' }],
    ]);
  });

  it('the weekly one does not say that all is watched when nobody has looked', () => {
    const none = { paused: 0, healthy: 0, watching: 0, unknown: 0, action: 0, urgent: 0, unreachable: 0, down: 0 };
    const base = { ...terms, expiries: [], staleAfterMs: 12 * 60 * 60 * 1000 };
    const stale = { ...base, counts: { ...none, healthy: 3 }, checkedAt: new Date('2026-11-20T12:00:00Z') };
    expect(composeWeekly(stale)).toMatchObject({ subject: 'サイトを確認できていません(3件)', level: 'action' });
    expect(composeWeekly(stale).lead).toContain('11月20日 21:00(日本時間)から、サイトを確認できていません。');
    const never = composeWeekly({ ...stale, locale: 'en', checkedAt: null });
    expect(never.lead).toContain('No site has been looked at yet.');
    const unwatched = composeWeekly({ ...base, counts: { ...none, paused: 2 }, checkedAt: noticedAt });
    expect(unwatched.subject).toBe('見守っているサイトがありません');
    expect(unwatched.lead).toContain('停止中 2件');
  });

  it('a mail for a new password holds its link and for how long it works', () => {
    for (const locale of locales) {
      const { text } = composeReset({ link: 'https://kigen.test/reset/abc', validMinutes: 60, locale });
      expect(text).toContain('\nhttps://kigen.test/reset/abc\n');
      expect(text).toContain('60');
    }
  });
});
