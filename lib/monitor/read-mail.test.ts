import { createTransport } from 'nodemailer';
import { describe, expect, it } from 'vitest';

import { readHostMail } from '@/lib/letters/read-host-mail';

import { findHtmlAddresses, readMail } from './read-mail';

const subject = '[ConoHa] SSLサーバ証明書更新のご案内(20日前)';
const text = `下記SSLサーバ証明書の自動更新に失敗しました。\n有効期限日まで残り【20日】となります。\n[コモンネーム]example.jp\n[有効期限]2026/12/12\n`;

/** A mail as a real program writes it. */
async function writeMail(content: {
  html?: string;
  text?: string;
  encoding?: 'base64' | 'quoted-printable';
}): Promise<Buffer> {
  const transport = createTransport({ streamTransport: true, buffer: true });
  const { encoding, ...rest } = content;
  const mail = { from: 'info@example.com', to: 'me@example.jp', subject, text, ...rest };
  const { message } = await transport.sendMail({ ...mail, ...(encoding && { textEncoding: encoding }) });
  return Buffer.isBuffer(message) ? message : Buffer.from('');
}

describe('a mail as a file', () => {
  it.each(['base64', 'quoted-printable'] as const)('in %s', async (encoding) => {
    const read = readHostMail(await readMail(await writeMail({ encoding })));
    expect(read).toMatchObject({ hostingId: 'conoha-wing', kind: 'failed', names: ['example.jp'], daysLeft: 20 });
  });

  it.each([
    [
      'as Postfix hands it to a program',
      'From bounce@example.com  Sun Nov 22 23:00:00 2026\nX-Original-To: kigen@example.jp\n',
    ],
    [
      'as procmail does, with the line twice',
      'From a@b.example Sun Nov 22 23:00:00 2026\r\n>From c@d.example  Sun Nov 22 22:59:00 2026\r\n',
    ],
    ['that a provider has passed on', 'Resent-From: me@example.jp\r\n'],
  ])('%s', async (_how, before) => {
    const mail = Buffer.concat([Buffer.from(before), await writeMail({ encoding: 'base64' })]);
    const read = await readMail(mail);
    expect(read).toMatchObject({ subject, from: 'info@example.com' });
    expect(readHostMail(read)).toMatchObject({ names: ['example.jp'], daysLeft: 20 });
  });

  it('keeps the first line of a text that is no mail', async () => {
    expect((await readMail(Buffer.from(`From me to you\n${text}`))).text).toContain('From me to you');
  });

  it('in the old encoding of Japanese mail (ISO-2022-JP, RFC 1468)', async () => {
    const jis = (codes: string) => `\u001b$B${Buffer.from(codes, 'hex').toString('latin1')}\u001b(B`;
    // 「有効期限 2026/12/12」「証明書」
    const body = `${jis('4d2d387a347c3842')} 2026/12/12\r\n`;
    const word = `=?ISO-2022-JP?B?${Buffer.from(jis('3e5a4c403d71'), 'latin1').toString('base64')}?=`;
    const head =
      'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=ISO-2022-JP\r\nContent-Transfer-Encoding: 7bit\r\n';
    const mail = await readMail(Buffer.from(`Subject: ${word}\r\n${head}\r\n${body}`, 'latin1'));
    expect(mail.subject).toBe('証明書');
    expect(readHostMail(mail).expiresAt).toEqual(new Date('2026-12-12T14:59:00Z'));
  });

  it('shows where the links of its HTML lead, whatever is written on them', async () => {
    const html = '<p>手続きは<a href="https://cp.conoha.jp.example.net/login"><b>https://cp.conoha.jp/</b></a>から</p>';
    const { links } = readHostMail(await readMail(await writeMail({ html })));
    expect(links).toContainEqual({
      url: 'https://cp.conoha.jp.example.net/login',
      label: 'https://cp.conoha.jp/',
      host: 'cp.conoha.jp.example.net',
      doubt: 'lookalike',
    });
  });
});

it('names a bad link once, although it stands in the HTML and in the text', async () => {
  const url = 'https://conoha-support.example/login';
  const html = `<p><a href="${url}">こちら</a> <a href="${url}">https://cp.conoha.jp/</a></p>`;
  const mail = await readMail(await writeMail({ html, text: `${text}\n${url}` }));
  expect(readHostMail(mail).links.map((link) => link.url)).toEqual([url]);
});

it('takes a picture for no link, counts it, and knows the sender', async () => {
  const html = `<p>ConoHaアカウント</p><img src="https://track.example/pixel.gif?id=1" width="1"><img src="cid:logo">`;
  const read = readHostMail(await readMail(await writeMail({ html, text: '' })));
  expect(read.links).toEqual([]);
  expect(read).toMatchObject({ imageCount: 1, sender: { address: 'info@example.com', isForeign: true } });
});

it('a pasted text tells its subject when it was pasted too', async () => {
  const mail = await readMail(Buffer.from(`差出人: 誰か\n件名: ${subject}\n\n${text}`));
  expect(mail.subject).toBe(subject);
  expect(readHostMail(mail)).toMatchObject({ daysLeft: 20, names: ['example.jp'] });
});

it.each([
  ['nothing', ''],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0, 1, 2]).toString('latin1')],
  ['a head without an end', 'Subject: '.repeat(5000)],
  [
    'parts within parts',
    `Content-Type: multipart/mixed; boundary=a\r\n\r\n${'--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n'.repeat(2000)}`,
  ],
])('%s is read without an error', async (_what, content) => {
  const mail = await readMail(Buffer.from(content));
  expect(readHostMail(mail).names).toEqual([]);
});

it('takes links out of broken HTML', () => {
  const broken = '<a href=https://a.example>1<a href="https://b.example">2</a><a>3</a><a href>';
  expect(findHtmlAddresses(broken).links).toEqual([
    { url: 'https://a.example', label: '1' },
    { url: 'https://b.example', label: '2' },
  ]);
  expect(findHtmlAddresses('<a href="https://a.example/">'.repeat(10_000)).links).toHaveLength(50);
});
