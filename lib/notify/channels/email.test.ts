import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { buildNoticed, listEveryNotice, noticedAt } from '@/lib/testing/channels/build-noticed';
import { createTestWorld } from '@/lib/testing/channels/channel-world';
import { smtpUser, startSmtpServer } from '@/lib/testing/channels/smtp-server';
import type { ReceivedMail, TestSmtpServer } from '@/lib/testing/channels/smtp-server';
import { startDnsServer } from '@/lib/testing/dns-server';
import type { TestDnsServer } from '@/lib/testing/dns-server';
import { mintLeaf, mintRoot, toServerCertificate } from '@/lib/testing/mint';
import type { ChannelValues, ChannelWorld } from '@/lib/notify/channel-driver';
import { composeMessage } from '@/lib/notify/compose-message';
import { composeTest } from '@/lib/notify/compose-own';
import type { Message } from '@/lib/notify/message';
import { locales } from '@/lib/words/locale';
import type { Locale } from '@/lib/words/locale';

import { email } from './email';
import { readMailSettings } from './read-mail-settings';
import { sendMail } from './send-mail';

const root = mintRoot();
const certificate = toServerCertificate(mintLeaf(root, { names: ['smtp.test'] }));
let tls: TestSmtpServer;
let starttls: TestSmtpServer;
let plain: TestSmtpServer;
let dns: TestDnsServer;
let world: ChannelWorld;

beforeAll(async () => {
  [tls, starttls, plain] = (await Promise.all(
    (['tls', 'starttls', 'plain'] as const).map((encryption) => startSmtpServer({ certificate, encryption })),
  )) as [TestSmtpServer, TestSmtpServer, TestSmtpServer];
  dns = await startDnsServer({ 'smtp.test': { A: ['127.0.0.1'] }, 'mail.site.test': { A: ['127.0.0.1'] } });
  world = createWorld();
});
afterEach(() => [tls, starttls, plain].forEach((server) => server.behave({})));
afterAll(() => Promise.all([tls, starttls, plain, dns].map((server) => server.close())));

function createWorld(more: Partial<Parameters<typeof createTestWorld>[0]> = {}): ChannelWorld {
  const ports = [tls.port, starttls.port, plain.port];
  return createTestWorld({ ports, roots: [root.pem], dnsServers: [dns.server], ...more });
}

const values = (server: TestSmtpServer, more: ChannelValues = {}): ChannelValues => ({
  host: 'smtp.test',
  port: String(server.port),
  encryption: server === tls ? 'tls' : server === starttls ? 'starttls' : 'none',
  ...(server === plain ? {} : smtpUser),
  from: 'alert@example.jp',
  to: 'owner@example.net, second@example.org',
  ...more,
});

const terms = {
  idempotencyKey: '6b1d3c1e-7a41-4b52-9a35-0e6d0c4f7a11',
  zone: 'Asia/Tokyo',
  baseUrl: 'https://kigen.test',
  now: noticedAt,
} as const;
const compose = (noticed: Parameters<typeof composeMessage>[0]['noticed'], locale: Locale = 'ja'): Message =>
  composeMessage({ ...terms, noticed, locale });
const urgent = (): Message => compose([buildNoticed('urgent')]);

function last({ mails }: TestSmtpServer): ReceivedMail {
  const mail = mails.at(-1);
  if (!mail) throw new Error('No mail came');
  return mail;
}

describe('a mail', () => {
  it.each(locales)('brings every kind of event with its site, date, days, link and language (%s)', async (locale) => {
    for (const { kind, rule } of listEveryNotice()) {
      const noticed = buildNoticed(kind, rule);
      expect(await email.send(compose([noticed], locale), values(tls), world)).toEqual({ kind: 'sent' });
      const { parsed } = last(tls);
      for (const text of [`${parsed.subject ?? ''}\n${parsed.text ?? ''}`, parsed.html || '']) {
        if (noticed.site) expect(text).toContain('example.jp');
        if (noticed.event.facts.certificate) {
          expect(text).toContain(locale === 'ja' ? '12月11日' : 'Dec 11');
          expect(text).toContain(locale === 'ja' ? 'あと18日' : '18 days left');
        }
        const aboutMany = kind === 'outage' ? '?outage=1' : 'status';
        expect(text).toContain(`https://kigen.test/${noticed.site ? 'sites/s1' : aboutMany}`);
        expect(/[ぁ-ん]/.test(text)).toBe(locale === 'ja');
      }
    }
  });

  it('is signed in for, encrypted, addressed to each, and carries its key and what machines look for', async () => {
    await email.send(urgent(), values(starttls), world);
    const { parsed, from, to, wasEncrypted, user, raw } = last(starttls);
    expect({ from, to, wasEncrypted, user }).toEqual({
      from: 'alert@example.jp',
      to: ['owner@example.net', 'second@example.org'],
      wasEncrypted: true,
      user: smtpUser.user,
    });
    expect(parsed.messageId).toBe('<6b1d3c1e-7a41-4b52-9a35-0e6d0c4f7a11@kigen.test>');
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(raw).toMatch(/^List-ID: Kigen <kigen\.kigen\.test>\r$/m);
    expect(parsed.subject).toBe('example.jp: まもなく見られなくなります(あと18日)');
    // Over the wire it is ASCII alone: no server on the way can spoil it.
    expect(raw).toMatch(/^[\r\n\t\x20-\x7e]*$/);
    expect(raw).toMatch(/^Subject: .*=\?UTF-8\?/m);
  });

  it('is called a test first of all', async () => {
    await email.send(composeTest({ ...terms, locale: 'ja', channelName: 'わたし' }), values(tls), world);
    expect(last(tls).parsed.subject).toMatch(/^【テスト】/);
    expect(last(tls).parsed.text).toMatch(/^これはテストです。/);
  });

  it.each([
    '<script>alert(1)</script>"\'><img src=x>',
    'a\r\nBcc: evil@example.test\r\n\r\nbody',
    '\u202Egnp.jp\u0000',
    'あ'.repeat(300),
  ])('lets no name out of its place: %j', async (name) => {
    const one = buildNoticed('renewal-overdue', 'opened', { name });
    const many = Array.from({ length: 200 }, (_, eventId) => buildNoticed('blocked', 'opened', { eventId, name }));
    for (const noticed of [[one], many]) {
      expect(await email.send(compose(noticed), values(tls), world)).toEqual({ kind: 'sent' });
      const { parsed, to, raw } = last(tls);
      expect(to).toEqual(['owner@example.net', 'second@example.org']);
      expect(parsed.headers.has('bcc')).toBe(false);
      expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/im);
      expect(parsed.html || '').not.toMatch(
        /<(?!\/?(?:html|head|meta|title|body|h1|p|ul|li|br|table|tr|th|td|a|hr)\b|!doctype)/i,
      );
      expect(parsed.text).not.toMatch(/[\u202E\0]/);
    }
  });
});

describe('what goes wrong', () => {
  it('a wrong password', async () => {
    const outcome = await email.send(urgent(), values(tls, { password: 'wrong' }), world);
    expect(outcome).toEqual({ kind: 'failed', failure: 'refused-sign-in', detail: 'SMTP 535', retryAfterMs: null });
  });

  it('an address that nobody has', async () => {
    tls.behave({ recipient: () => 550 });
    expect(await email.send(urgent(), values(tls), world)).toMatchObject({
      failure: 'refused-recipient',
      detail: 'SMTP 550',
    });
  });

  it('one address of two: told of at the trial, and later it does not keep the other from its mail', async () => {
    tls.behave({ recipient: (address) => (address.startsWith('second') ? 550 : null) });
    const trial = composeTest({ ...terms, locale: 'ja', channelName: 'x' });
    expect(await email.send(trial, values(tls), world)).toMatchObject({
      failure: 'refused-some',
      detail: '1 of 2',
    });
    expect(await email.send(urgent(), values(tls), world)).toMatchObject({ failure: 'refused-some', left: [] });
    expect(last(tls).to).toEqual(['owner@example.net']);
  });

  it('an address that is refused for now gets the same mail later, alone', async () => {
    tls.behave({ recipient: (address) => (address.startsWith('second') ? 451 : null) });
    const outcome = await email.send(urgent(), values(tls), world);
    expect(outcome).toMatchObject({ failure: 'trouble', detail: '1 of 2', left: ['second@example.org'] });
    const first = last(tls);
    tls.behave({});
    const onlyTo = ['second@example.org'];
    expect(await email.send({ ...urgent(), onlyTo }, values(tls), world)).toEqual({ kind: 'sent' });
    expect(last(tls).to).toEqual(onlyTo);
    expect(last(tls).parsed.messageId).toBe(first.parsed.messageId);
    expect(last(tls).parsed.to).toEqual(first.parsed.to);
    tls.behave({ recipient: () => 550 });
    const refused = await email.send({ ...urgent(), onlyTo }, values(tls), world);
    expect(refused).toMatchObject({ failure: 'refused-some', left: [] });
    const count = tls.mails.length;
    expect(await email.send({ ...urgent(), onlyTo }, values(tls, { to: 'owner@example.net' }), world)).toEqual({
      kind: 'sent',
    });
    expect(tls.mails.length).toBe(count);
  });

  it.each([
    [450, 'trouble', 300_000],
    [552, 'too-large', null],
    [554, 'rejected', null],
  ] as const)('a refusal of what was written: %i', async (data, failure, retryAfterMs) => {
    tls.behave({ data });
    expect(await email.send(urgent(), values(tls), world)).toMatchObject({
      failure,
      detail: `SMTP ${data}`,
      retryAfterMs,
    });
  });

  it('a certificate for another name, or of nobody known: nothing is sent, not even the password', async () => {
    for (const server of [tls, starttls]) {
      const before = server.mails.length;
      const other = values(server, { host: 'mail.site.test' });
      expect(await email.send(urgent(), other, world)).toMatchObject({ failure: 'bad-certificate' });
      expect(await email.send(urgent(), values(server), createWorld({ roots: [] }))).toMatchObject({
        failure: 'bad-certificate',
      });
      expect(server.mails.length).toBe(before);
    }
  });

  it('a server that does not offer the encryption that is wanted', async () => {
    const before = plain.mails.length;
    const wanting = { ...values(plain), encryption: 'starttls' };
    expect(await email.send(urgent(), wanting, world)).toMatchObject({ kind: 'failed' });
    expect(plain.mails.length).toBe(before);
  });

  it('no encryption is for the owner’s own network alone', async () => {
    expect(await email.send(urgent(), values(plain), world)).toEqual({ kind: 'sent' });
    const before = plain.mails.length;
    const stranger = { ...world, outgoing: { ...world.outgoing, isOpenedNet: () => false } };
    expect(await email.send(urgent(), values(plain), stranger)).toMatchObject({ failure: 'blocked' });
    expect(plain.mails.length).toBe(before);
  });

  it.each(['tls', 'starttls', 'plain'] as const)('a server that takes the call and says nothing (%s)', async (kind) => {
    const server = { tls, starttls, plain }[kind];
    server.behave({ hangs: true });
    const mail = { key: terms.idempotencyKey, subject: 's', text: 't' };
    const outcome = await sendMail(mail, readMailSettings(values(server)), world, 100);
    expect(outcome).toMatchObject({ kind: 'failed', failure: 'unreachable' });
  });

  it('a private address, another port, nobody there', async () => {
    expect(await email.send(urgent(), values(tls), createWorld({ allowNets: [] }))).toMatchObject({
      failure: 'blocked',
    });
    expect(await email.send(urgent(), values(tls, { port: '22' }), world)).toMatchObject({ failure: 'blocked-port' });
    expect(await email.send(urgent(), values(tls, { host: 'none.test' }), world)).toMatchObject({
      failure: 'unreachable',
    });
  });
});

describe('the form', () => {
  const read = (name: string, text: string) => email.fields.find((field) => field.name === name)?.read(text);

  it.each([
    ['to', 'a@b.jp\r\nBcc: c@d.jp'],
    ['to', 'Owner <a@b.jp>'],
    ['to', ''],
    ['from', 'a@b.jp, c@d.jp'],
    ['from', 'a b@c.jp'],
    ['host', 'smtp .test'],
    ['port', '0'],
    ['encryption', 'ignore'],
    ['password', 'a\nb'],
  ])('%s is not %j', (name, text) => {
    expect(read(name, text)).toMatchObject({ ok: false });
  });

  it('takes what people type', () => {
    expect(read('host', ' https://SMTP.Example.jp/ ')).toEqual({ ok: true, value: 'smtp.example.jp' });
    expect(read('to', 'a@b.jp、c@d.jp; e@f.jp')).toEqual({ ok: true, value: 'a@b.jp, c@d.jp, e@f.jp' });
  });

  it.each([
    [{ port: '465', encryption: 'starttls' }, 'SSL/TLS'],
    [{ port: '587', encryption: 'tls' }, 'STARTTLS'],
    [{ port: '465', encryption: 'tls', user: 'a' }, 'パスワード'],
    [
      { port: '465', encryption: 'tls', host: 'smtp.gmail.com', user: 'a', password: 'my password' },
      'アプリ パスワード',
    ],
  ])('sees what does not go together: %j', (typed, word) => {
    expect(email.readTogether?.(typed)?.ja).toContain(word);
  });
});
