import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findMissing, readHostMail } from './read-host-mail';

const uuid = '0f8fad5b-d9cb-469f-a165-70867728950e';
const subject = '[ConoHa] SSLサーバ証明書更新のご案内(20日前)';
/** The sentences of the host's mail with 20 days left, as owners have quoted it. */
const conoha20 = `ConoHaアカウント:C00000001

下記SSLサーバ証明書の自動更新に失敗しました。
有効期限日まで残り【20日】となります。

[有効期限]2026/12/12
[コモンネーム]example.jp
[UUID]${uuid}

※有効期限までに更新がされなかった場合Webサイトの表示ができなくなる可能性がございます。
https://support.conoha.jp/w/letsencrypt-update/#02
`;
const conoha10 = conoha20.replace(
  '下記SSLサーバ証明書の自動更新に失敗しました。\n有効期限日まで残り【20日】となります。',
  '下記SSLサーバ証明書の有効期限日まで残り【10日】となりました。',
);

const facts = {
  hostingId: 'conoha-wing',
  kind: 'failed',
  names: ['example.jp'],
  daysLeft: 20,
  expiresAt: new Date('2026-12-12T14:59:00Z'),
  account: 'C00000001',
  uuid,
};

const quoted = (text: string) => text.replace(/^/gm, '> ');
const wrapped = (text: string, width: number) =>
  text
    .split('\n')
    // Programs break Japanese sentences anywhere, and addresses nowhere.
    .flatMap((line) => (/[[:]|https/.test(line) ? [line] : (line.match(new RegExp(`.{1,${width}}`, 'g')) ?? [''])))
    .join('\n');

describe('the mail of ConoHa', () => {
  it.each([
    ['as it comes', conoha20],
    ['with the line ends of Windows', conoha20.replaceAll('\n', '\r\n')],
    ['quoted', quoted(conoha20)],
    ['quoted twice', quoted(quoted(conoha20))],
    ['forwarded', `---------- Forwarded message ---------\nSubject: ${subject}\n\n${quoted(conoha20)}`],
    ['wrapped within the number', wrapped(conoha20, 11)],
    ['wrapped narrowly and quoted', quoted(wrapped(conoha20, 7))],
    ['in full-width figures', conoha20.replace('20日', '20日')],
    ['with spaces after the fields', conoha20.replace(/\]/g, ']  ')],
    ['with the values on lines of their own', conoha20.replace('[コモンネーム]', '[コモンネーム]\n')],
    ['with its fields in another order', conoha20.replace(/(\[有効期限\].*\n)(\[コモンネーム\].*\n)/, '$2$1')],
    ['with a date in words', conoha20.replace('2026/12/12', '2026年12月12日')],
  ])('%s', (_how, text) => {
    expect(readHostMail({ subject, text })).toMatchObject(facts);
  });

  it('with ten days left', () => {
    const read = readHostMail({ subject: '[ConoHa] SSLサーバ証明書更新のご案内(10日前)', text: conoha10 });
    expect(read).toMatchObject({ ...facts, kind: 'expiring', daysLeft: 10 });
  });

  it('takes the days from the subject when the text was not pasted', () => {
    expect(readHostMail({ subject, text: '' })).toMatchObject({ hostingId: 'conoha-wing', daysLeft: 20, names: [] });
  });

  it('is recognised by its text alone', () => {
    expect(readHostMail({ subject: '', text: conoha20 })).toMatchObject(facts);
  });

  it.each([
    ['www.example.jp', 'example.jp'],
    ['日本語.jp', 'xn--wgv71a119e.jp'],
    ['*.example.co.jp', 'example.co.jp'],
  ])('names %s as it is watched', (name, host) => {
    expect(readHostMail({ subject, text: conoha20.replace('example.jp', name) }).names).toEqual([host]);
  });
});

it('reads the mail of エックスサーバー', () => {
  const text = 'SSLサーバー証明書の更新が完了していません。\n対象ドメイン:shop.example.jp\n有効期限:2026-12-20 09:00\n';
  expect(readHostMail({ subject: 'SSLサーバー証明書 更新未完了のお知らせ', text })).toMatchObject({
    hostingId: 'xserver',
    kind: 'failed',
    names: ['shop.example.jp'],
    expiresAt: new Date('2026-12-20T00:00:00Z'),
  });
});

it('takes every name of a mail whose fields it does not know, but not the names of the host', () => {
  const text =
    'さくらのレンタルサーバをご利用の me@mine.example.jp 様。example.jp と shop.example.jp の証明書です。https://secure.sakura.ad.jp/x';
  expect(readHostMail({ subject: '', text })).toMatchObject({
    hostingId: 'sakura',
    names: ['example.jp', 'shop.example.jp'],
  });
});

it.each([
  ['a letter from somebody else', 'How is shop.example.jp?', 'all'],
  ['a mail without its name', conoha20.replace(/\[コモンネーム\].*/, ''), 'names'],
  ['a whole mail', conoha20, null],
])('of %s tells what is missing', (_what, text, missing) => {
  expect(findMissing(readHostMail({ subject: '', text }))).toBe(missing);
});

it('keeps a name whose ending no registry knows apart, the one of the field in front', () => {
  const text = conoha20.replace('example.jp', 'www.blog.example').concat('see page.invalid');
  expect(readHostMail({ subject, text })).toMatchObject({ names: [], otherNames: ['blog.example', 'page.invalid'] });
});

it('knows nothing of a letter from somebody else', () => {
  const read = readHostMail({ subject: 'hello', text: 'How are you?' });
  expect(read).toEqual({
    hostingId: null,
    kind: 'other',
    names: [],
    otherNames: [],
    daysLeft: null,
    expiresAt: null,
    account: null,
    uuid: null,
    links: [],
    sender: null,
    imageCount: 0,
  });
});

it.each([
  ['無料SSL証明書 更新エラーについて', 'failed'],
  ['SSLサーバ証明書 有効期間に関するご案内', 'expiring'],
] as const)('recognises さくらのレンタルサーバ by its subject 「%s」', (title, kind) => {
  const read = readHostMail({ subject: title, text: 'ドメイン: shop.example.jp' });
  expect(read).toMatchObject({ hostingId: 'sakura', kind, names: ['shop.example.jp'] });
});

it.each([
  ['info@conoha.jp', false],
  ['noreply@mail.conoha.ne.jp', false],
  ['info@conoha.jp.example.com', true],
  ['me@gmail.com', true],
  ['"info@conoha.jp"@example.net', true],
])('of the sender %s: foreign %s', (from, isForeign) => {
  expect(readHostMail({ subject, text: conoha20, from }).sender).toEqual({ address: from, isForeign });
});

it('has no opinion on the sender of a mail that is nobody’s, and none without a sender', () => {
  expect(readHostMail({ subject: 'hello', text: 'x', from: 'a@example.net' }).sender?.isForeign).toBe(false);
  expect(readHostMail({ subject, text: conoha20, from: 'nobody' }).sender).toBeNull();
});

describe('links that lead elsewhere', () => {
  const doubtOf = (url: string, label: string | null = null) =>
    readHostMail({ subject, text: conoha20, links: [{ url, label }] }).links[0]?.doubt;

  it.each([
    ['https://support.conoha.jp/w/letsencrypt-update/', null, null],
    ['https://cp.conoha.jp/', 'こちら', null],
    ['http://support.conoha.jp/', null, 'not-https'],
    ['https://conoha.jp.example.com/login', null, 'lookalike'],
    ['https://conoha-support.com/', null, 'lookalike'],
    ['https://example.net/login', null, 'foreign'],
    ['https://cp.conoha.jp@example.net/', null, 'hidden-name'],
    ['https://192.0.2.1/', null, 'number'],
    ['https://example.net/', 'https://cp.conoha.jp/', 'other-label'],
    ['https://support.conoha.jp/', 'https://cp.conoha.jp/', null],
    ['https://%00.jp/', null, 'unreadable'],
    ['javascript:alert(1)', null, 'unreadable'],
  ])('%s, shown as %s', (url, label, doubt) => {
    expect(doubtOf(url, label)).toBe(doubt);
  });

  it('are found in the text, without what ends the sentence', () => {
    expect(readHostMail({ subject, text: conoha20 }).links).toEqual([
      {
        url: 'https://support.conoha.jp/w/letsencrypt-update/#02',
        label: null,
        host: 'support.conoha.jp',
        doubt: null,
      },
    ]);
    const { links } = readHostMail({ subject, text: `${conoha20}\nこちら(https://evil.example/x)。` });
    expect(links.map(({ url, doubt }) => [url, doubt])).toContainEqual(['https://evil.example/x', 'foreign']);
  });
});

it('reads anything without an error, and long hostile text at once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (title, text) => {
      readHostMail({ subject: title, text });
    }),
  );
  const pieces = ['[コモンネーム]', 'a.', 'https://', '> ', '有効期限 ', '【', '!', ' ', 'a-', '\n>', 'あ', 'ああ.'];
  for (const piece of pieces) {
    const long = piece.repeat(200_000 / piece.length);
    for (const text of [long, `http://a${long}a`, `ドメイン${long}`, `ConoHaアカウント${long}`])
      readHostMail({ subject, text });
    const read = readHostMail({ subject, text: long });
    expect(read.names.length).toBeLessThanOrEqual(20);
  }
});
