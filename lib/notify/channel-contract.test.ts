import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { buildNoticed, listEveryNotice, noticedAt, noticedEnd, wholeFacts } from '@/lib/testing/channels/build-noticed';
import { createTestWorld } from '@/lib/testing/channels/channel-world';
import { chatworkService } from '@/lib/testing/channels/chatwork-service';
import { discordService } from '@/lib/testing/channels/discord-service';
import { lineService } from '@/lib/testing/channels/line-service';
import { ntfyService } from '@/lib/testing/channels/ntfy-service';
import { webhookService, webPushService } from '@/lib/testing/channels/program-services';
import { startServiceFake } from '@/lib/testing/channels/service-fake';
import type { ServiceFake } from '@/lib/testing/channels/service-fake';
import { slackService } from '@/lib/testing/channels/slack-service';
import { teamsService } from '@/lib/testing/channels/teams-service';
import { telegramService } from '@/lib/testing/channels/telegram-service';
import type { TestService } from '@/lib/testing/channels/test-service';
import { locales } from '@/lib/words/locale';
import type { Locale } from '@/lib/words/locale';

import { getDriver } from './all-drivers';
import type { ChannelWorld } from './channel-driver';
import { composeMessage } from './compose-message';
import { composeTest } from './compose-own';
import { composeWeekly } from './compose-weekly';
import type { Message } from './message';
import type { NoticedEvent } from '@/lib/events/notice';
import type { SendOutcome } from './send-outcome';

const services: readonly TestService[] = [
  lineService,
  webPushService,
  chatworkService,
  slackService,
  discordService,
  teamsService,
  telegramService,
  ntfyService,
  webhookService,
];

const terms = {
  idempotencyKey: '6b1d3c1e-7a41-4b52-9a35-0e6d0c4f7a11',
  zone: 'Asia/Tokyo',
  baseUrl: 'https://kigen.test',
  now: noticedAt,
} as const;

const compose = (noticed: readonly NoticedEvent[], locale: Locale = 'ja'): Message =>
  composeMessage({ ...terms, noticed, locale });

/** What certificates, hosts and people may be called. */
const hostileNames = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '@everyone @here <@123> <!channel> <#C1>',
  '[click](https://evil.test) <https://evil.test|click>',
  '**bold** __line__ ~~gone~~ `code` ||hidden||',
  '*bold* _it_ &lt;b&gt; &amp;',
  '[To:1] [toall] [/info] [code]x[/code]',
  'a\r\nBcc: evil@example.test\r\n\r\nbody',
  '# head\n- list\n> quote',
  '\u202Egnp.jp\u2066x\u200b\u0000\u001b[31m',
  '/start @botname tg://user?id=1 https://evil.test',
  '\ud83d\ude00'.repeat(60),
  'あ'.repeat(300),
  `${'a'.repeat(300)}.example.jp`,
];

describe.each(services)('$kind', (service) => {
  let fake: ServiceFake;
  let world: ChannelWorld;

  beforeEach(async () => {
    fake = await startServiceFake(service);
    const ownAddress = service.kind === 'ntfy' || service.kind === 'webhook';
    world = createTestWorld({ ports: [fake.port], origin: ownAddress ? null : fake.origin, deadlineMs: 2000 });
  });
  afterEach(() => fake.close());

  const send = (message: Message): Promise<SendOutcome> =>
    getDriver(service.kind).send(message, service.values(fake.origin), world);

  async function deliver(message: Message): Promise<string> {
    expect(await send(message)).toEqual({ kind: 'sent' });
    expect(fake.faults).toEqual([]);
    const last = fake.requests.at(-1);
    if (!last) throw new Error('Nothing arrived');
    return service.read(last);
  }

  it.each(locales)('brings every kind of event with its site, date, days, link and language (%s)', async (locale) => {
    for (const { kind, rule } of listEveryNotice()) {
      const noticed = buildNoticed(kind, rule);
      const text = await deliver(compose([noticed], locale));
      const what = `${kind} ${rule}: ${text}`;
      if (noticed.site) expect(text, what).toContain('example.jp');
      if (noticed.event.facts.certificate) expectDates(text, locale, what);
      if (kind === 'outage' && rule === 'opened') expect(text, what).toContain('12');
      expect(text, what).toContain(pathOf(noticed));
      expect(/[ぁ-ん]/.test(text), what).toBe(locale === 'ja');
    }
  });

  function expectDates(text: string, locale: Locale, what: string): void {
    if (service.kind === 'webhook') {
      expect(text, what).toContain('"notAfter":"2026-12-10T16:00:00.000Z","daysLeft":18');
      return;
    }
    expect(text, what).toContain(locale === 'ja' ? '12月11日' : 'Dec 11');
    expect(text, what).toContain(locale === 'ja' ? 'あと18日' : '18 days left');
  }

  it('tells of a trial first of all that it is one', async () => {
    for (const locale of locales) {
      const mark = { ja: '【テスト】', en: '[Test] ' }[locale];
      for (const message of [
        composeTest({ ...terms, locale, channelName: 'わたしの通知' }),
        composeMessage({ ...terms, locale, noticed: [buildNoticed('urgent')], isTest: true }),
      ]) {
        const text = await deliver(message);
        if (service.kind === 'webhook') expect(JSON.parse(text)).toMatchObject({ test: true, type: 'test' });
        else expect(text.replace(/^\[info\]\[title\]/, '').startsWith(mark), text).toBe(true);
      }
    }
  });

  it('brings the weekly sign of life', async () => {
    const counts = { paused: 0, healthy: 3, watching: 0, unknown: 0, action: 1, urgent: 0, unreachable: 0, down: 0 };
    const expiries = [{ displayHost: 'example.jp', port: 443, notAfter: noticedEnd }];
    const known = { counts, expiries, checkedAt: noticedAt, staleAfterMs: 1 };
    const text = await deliver(composeWeekly({ ...terms, locale: 'ja', ...known }));
    expect(text).toContain('見守り中');
    if (service.kind !== 'webhook') expect(text).toContain('example.jp あと18日');
  });

  it.each(hostileNames.map((name) => [name.slice(0, 30), name]))(
    'lets no name out of its place: %j',
    async (_, name) => {
      for (const kind of ['renewal-overdue', 'renewed', 'outage'] as const) {
        const issuer = `CN=${name.replaceAll(',', '')}`;
        const { certificate, previous } = wholeFacts;
        const facts = {
          ...(kind === 'outage' ? { place: name, siteNames: Array.from({ length: 20 }, () => name) } : {}),
          ...(kind === 'renewed' && certificate && previous
            ? { certificate: { ...certificate, issuer, keyType: name }, previous: { ...previous, issuer } }
            : {}),
        };
        const text = await deliver(compose([buildNoticed(kind, 'opened', { name, facts })]));
        expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B\0\x1b]/);
      }
    },
  );

  it('keeps to every limit of size with 200 sites in one message, and counts those that are not named', async () => {
    for (const name of ['example.jp', ...hostileNames]) {
      const many = Array.from({ length: 200 }, (_, index) =>
        buildNoticed('urgent', 'opened', { eventId: index + 1, name }),
      );
      const text = await deliver(compose(many));
      expect(text).toContain(service.kind === 'webhook' ? '"omittedEvents":0' : '200件のお知らせ(要対応 200件)');
      if (service.kind === 'webhook') continue;
      const named = text.split('・').length - 1;
      expect(text).toContain(`ほか${200 - named}件`);
    }
  });

  it.each([
    [{ status: 401 }, service.kind === 'discord' ? 'gone' : 'refused-sign-in', null],
    [{ status: 429, headers: { 'retry-after': '30' } }, 'too-often', 30_000],
    [{ status: 500 }, 'trouble', null],
    [{ status: 503, headers: { 'retry-after': 'Sun, 22 Nov 2026 12:02:00 GMT' } }, 'trouble', 120_000],
    [{ status: 302, headers: { location: 'http://127.0.0.1/' } }, 'rejected', null],
    [{ status: 413 }, 'too-large', null],
  ] as const)('understands %j', async (answer, failure, retryAfterMs) => {
    fake.behave(answer);
    const detail = `HTTP ${answer.status}`;
    expect(await send(compose([buildNoticed('urgent')]))).toEqual({ kind: 'failed', failure, detail, retryAfterMs });
    expect(fake.requests).toHaveLength(1);
  });

  it('says when nobody answers, and when nobody is there', async () => {
    world = createTestWorld({ ports: [fake.port], origin: world.origin, deadlineMs: 300 });
    fake.behave('silence');
    expect(await send(compose([buildNoticed('urgent')]))).toMatchObject({ failure: 'unreachable', detail: 'timeout' });
    await fake.close();
    expect(await send(compose([buildNoticed('urgent')]))).toMatchObject({ failure: 'unreachable' });
  });

  it('takes what is typed in as a service gives it', () => {
    const { fields, readTogether } = getDriver(service.kind);
    const values = service.values('https://ntfy.example.net');
    for (const field of fields.filter(({ name }) => values[name] !== undefined)) {
      expect(field.read(` ${values[field.name] ?? ''}\n`), field.name).toEqual({ ok: true, value: values[field.name] });
    }
    expect(readTogether?.(values) ?? null).toBeNull();
  });
});

describe('what each service says in its own way', () => {
  const cases = [
    [lineService, { status: 409, body: '{"message":"The retry key is already accepted"}' }, null, null],
    [
      lineService,
      { status: 400, body: `{"message":"The property, 'to', in the request body is invalid"}` },
      'refused-recipient',
      null,
    ],
    [lineService, { status: 400, body: '{"message":"Failed to send messages"}' }, 'refused-recipient', null],
    [lineService, { status: 400, body: '{"message":"The request body has 1 error(s)"}' }, 'rejected', null],
    [lineService, { status: 429, body: '{"message":"You have reached your monthly limit."}' }, 'used-up', null],
    [webPushService, { status: 404 }, 'gone', null],
    [webPushService, { status: 410 }, 'gone', null],
    [chatworkService, { status: 404 }, 'refused-recipient', null],
    [chatworkService, { status: 403 }, 'refused-recipient', null],
    [
      chatworkService,
      { status: 429, headers: { 'x-ratelimit-reset': String(noticedAt.getTime() / 1000 + 90) } },
      'too-often',
      90_000,
    ],
    [slackService, { status: 404, body: 'no_service' }, 'gone', null],
    [slackService, { status: 410, body: 'channel_is_archived' }, 'gone', null],
    [discordService, { status: 404, body: '{"code":10015}' }, 'gone', null],
    [discordService, { status: 429, body: '{"retry_after":1.5}' }, 'too-often', 1500],
    [teamsService, { status: 404 }, 'gone', null],
    [
      telegramService,
      { status: 400, body: '{"ok":false,"description":"Bad Request: chat not found"}' },
      'refused-recipient',
      null,
    ],
    [
      telegramService,
      { status: 403, body: '{"ok":false,"description":"Forbidden: bot was blocked by the user"}' },
      'refused-recipient',
      null,
    ],
    [telegramService, { status: 404, body: '{"ok":false}' }, 'refused-sign-in', null],
    [telegramService, { status: 429, body: '{"parameters":{"retry_after":7}}' }, 'too-often', 7000],
    [ntfyService, { status: 403, body: '{"code":40301}' }, 'refused-sign-in', null],
    [ntfyService, { status: 429, body: '{"code":42908}' }, 'used-up', null],
    [webhookService, { status: 410 }, 'gone', null],
  ] as const;

  it.each(cases.map((one) => [one[0].kind, one[1], one] as const))(
    '%s %j',
    async (kind, answer, [service, , failure, retryAfterMs]) => {
      const fake = await startServiceFake(service);
      const origin = kind === 'ntfy' || kind === 'webhook' ? null : fake.origin;
      const world = createTestWorld({ ports: [fake.port], origin });
      fake.behave(answer);
      const outcome = await getDriver(kind).send(compose([buildNoticed('urgent')]), service.values(fake.origin), world);
      await fake.close();
      if (failure === null) expect(outcome).toEqual({ kind: 'sent' });
      else expect(outcome).toEqual({ kind: 'failed', failure, detail: `HTTP ${answer.status}`, retryAfterMs });
    },
  );

  it('LINE tells how many messages are left this month', async () => {
    const fake = await startServiceFake(lineService);
    const world = createTestWorld({ ports: [fake.port], origin: fake.origin });
    const read = () => getDriver('line').readQuota?.(lineService.values(''), world);
    fake.behave({ status: 200, body: '{"type":"limited","value":200,"totalUsage":57}' });
    expect(await read()).toEqual({ limit: 200, used: 57 });
    expect(fake.requests.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual([
      'GET /v2/bot/message/quota',
      'GET /v2/bot/message/quota/consumption',
    ]);
    fake.behave({ status: 200, body: '{"type":"none","totalUsage":3}' });
    expect(await read()).toEqual({ limit: null, used: 3 });
    fake.behave({ status: 401 });
    expect(await read()).toBeNull();
    expect(fake.faults).toEqual([]);
    await fake.close();
  });
});

function pathOf({ event: { kind }, site }: NoticedEvent): string {
  if (!site) return `https://kigen.test/${kind === 'outage' ? '?outage=1' : 'status'}`;
  return `https://kigen.test/sites/s1${kind.startsWith('recovery-') ? '/recovery' : ''}`;
}
