import { startSmtpServer, smtpUser } from '@/lib/testing/channels/smtp-server';
import type { TestSmtpServer } from '@/lib/testing/channels/smtp-server';
import ICAL from 'ical.js';
import type { Page } from '@playwright/test';

import { expect, test as base } from './fixtures';
import { addAndOpen, addSites, cardOf } from './world/board';

/** A mail server with a certificate that the app trusts. */
const test = base.extend<{ smtp: TestSmtpServer }>({
  smtp: async ({ authority, dns }, use) => {
    const host = 'smtp.example.jp';
    const smtp = await startSmtpServer({ certificate: authority.issue([host]).certificate, encryption: 'tls' });
    dns.set(host, { A: ['127.0.0.1'] });
    await use(smtp);
    await smtp.close();
  },
});

async function setUpMail(page: Page, smtp: TestSmtpServer, password = smtpUser.password): Promise<void> {
  await page.goto('/channels/new/email');
  await page.getByLabel('送信(SMTP)サーバー').fill('smtp.example.jp');
  await page.getByLabel('ポート番号').fill(String(smtp.port));
  await page.getByLabel('ユーザー名').fill(smtpUser.user);
  await page.getByLabel('パスワード', { exact: true }).fill(password);
  await page.getByLabel('差出人のアドレス').fill(smtpUser.user);
  await page.getByLabel('届け先のアドレス').fill('owner@example.net');
  await page.getByRole('button', { name: 'この通知先を追加する' }).click();
  await expect(page.getByText('追加しました。')).toBeVisible();
}

test('with no page open, a renewal that is late is told by mail, and its link leads to the site', async ({
  app,
  page,
  smtp,
  startSite,
}) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await setUpMail(page, smtp);
  await page.getByRole('button', { name: 'テストを送る' }).click();
  await expect(page.getByText('テストを送りました。')).toBeVisible();
  expect(smtp.mails.at(0)?.parsed.subject).toContain('【テスト】');
  await page.goto('/notices');
  await page.getByText('知らせを控える時間', { exact: true }).first().click();
  await page.getByLabel('使わない').check();
  await page.getByRole('button', { name: '保存する' }).first().click();
  await expect(page.getByText('保存しました。')).toBeVisible();

  // Twenty days before the end of 90 the renewal has failed: so much and half a minute are left now.
  const halfMinute = 30 / (24 * 60 * 60);
  const site = await startSite({ host: 'blog.example.jp', daysLeft: 20 - 1 / 24 + halfMinute });
  await page.goto('/');
  await addSites(page, site.name);
  await expect(cardOf(page, site.name).getByText('見守り中')).toBeVisible();
  await page.close();

  await expect.poll(() => smtp.mails.length, { timeout: 150_000, intervals: [1000] }).toBe(2);
  const mail = smtp.mails[1]?.parsed;
  expect(mail?.subject).toContain('blog.example.jp');
  const link = new RegExp(`${app.url}/sites/[\\w-]+`).exec(mail?.text ?? '')?.[0] ?? '';
  const later = await page.context().newPage();
  await later.goto(link);
  await expect(later.getByRole('heading', { level: 1, name: site.name })).toBeVisible();
  await expect(later.getByRole('heading', { name: '気づいたこと・知らせたこと' })).toBeVisible();
  await later.getByRole('button', { name: '対応中にする' }).click();
  await expect(later.getByText('owner@example.jp が対応中です')).toBeVisible();
});

test('a wrong password is told in plain words, and can be mended', async ({ page, smtp }) => {
  await page.goto('/');
  await setUpMail(page, smtp, 'wrong');
  await page.getByRole('button', { name: 'テストを送る' }).click();
  await expect(
    page
      .getByRole('main')
      .getByText(/パスワード.*違|断られ/)
      .first(),
  ).toBeVisible();
  expect(smtp.mails).toHaveLength(0);
  await page.getByLabel('パスワード', { exact: true }).fill(smtpUser.password);
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByText('保存しました。')).toBeVisible();
  expect(await page.content()).not.toContain(smtpUser.password);
  await page.getByRole('button', { name: 'テストを送る' }).click();
  await expect(page.getByText('テストを送りました。')).toBeVisible();
});

test('what is pasted by mistake is refused where it stands, and nothing typed is lost', async ({ page }) => {
  await page.goto('/channels');
  await page.getByRole('link', { name: 'LINE', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /LINE/ })).toBeVisible();
  const [first] = await page.getByRole('textbox').all();
  await first?.fill('@my-line-id');
  await page.getByLabel('この通知先の名前').fill('わたしのLINE');
  await page.getByRole('button', { name: 'この通知先を追加する' }).click();
  await expect(page.getByLabel('この通知先の名前')).toHaveValue('わたしのLINE');
  await expect(page).toHaveURL(/\/channels\/new\/line$/);
});

test('a secret that was typed stays after a wrong field, without coming back from the server', async ({ page }) => {
  await page.goto('/channels/new/line');
  await expect(page.getByRole('heading', { level: 1, name: /LINE/ })).toBeVisible();
  const token = 'kept/'.repeat(34);
  await page.getByLabel('チャネルアクセストークン').fill(token);
  await page.getByLabel('あなたのユーザーID').fill('@my-line-id');
  // Read on its way: the browser keeps no answer that is streamed to it.
  const answers: string[] = [];
  await page.route('**/channels/new/line', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    const response = await route.fetch();
    answers.push(await response.text());
    await route.fulfill({ response });
  });
  await page.getByRole('button', { name: 'この通知先を追加する' }).click();
  await expect.poll(() => answers.length).toBe(1);
  await page.unrouteAll({ behavior: 'wait' });
  expect(answers.join()).not.toContain(token);
  await expect(page.getByText(/友だち追加|LINE ID/).last()).toBeVisible();
  await expect(page.getByLabel('チャネルアクセストークン')).toHaveValue(token);
  await page.getByLabel('あなたのユーザーID').fill(`U${'0'.repeat(32)}`);
  await page.getByRole('button', { name: 'この通知先を追加する' }).click();
  await expect(page.getByText('追加しました。')).toBeVisible();

  await page.getByText('この通知先を削除する').click();
  await expect(page.getByText('元には戻せません。')).toBeVisible();
  await page.getByRole('button', { name: 'LINE を削除する' }).click();
  await expect(page.getByText('まだ通知先がありません。')).toBeVisible();
});

test('a forgotten password is set anew by a mail, and nobody learns who has an account', async ({
  page,
  smtp,
  openBrowser,
}) => {
  await page.goto('/');
  await setUpMail(page, smtp);
  const stranger = await (await openBrowser({ signedIn: false })).newPage();
  await stranger.goto('/sign-in');
  await stranger.getByRole('link', { name: 'パスワードを忘れたとき' }).click();
  await expect(stranger.getByRole('heading', { level: 1, name: 'パスワードを忘れたとき' })).toBeVisible();
  const ask = async (email: string) => {
    await stranger.getByLabel('メールアドレス').fill(email);
    await stranger.getByRole('button', { name: 'リンクを送る' }).click();
    await expect(stranger.getByText('そのアドレスの人がいれば、リンクを送りました。')).toBeVisible();
  };
  await ask('nobody@example.jp');
  await ask('owner@example.jp');
  await expect.poll(() => smtp.mails.length).toBe(1);
  expect(smtp.mails[0]?.to).toEqual(['owner@example.jp']);
  const link = /http\S+\/reset\/\S+/.exec(smtp.mails[0]?.parsed.text ?? '')?.[0] ?? '';
  await stranger.goto(link);
  await stranger.getByLabel('新しいパスワード').fill('orchard pebble 62 lantern');
  await stranger.getByRole('button').last().click();
  await expect(stranger.getByText('新しいパスワードに変わりました。')).toBeVisible();
});

test('a planned recovery and the end of a certificate stand in the calendar, until its address is revoked', async ({
  page,
  startSite,
}) => {
  const site = await startSite({ host: 'late.example.jp', daysLeft: 12 });
  await addAndOpen(page, site.name);
  await page.goto(`${page.url()}/recovery`);
  await page.getByLabel('始める日時').fill('2000-01-01T03:00');
  await page.getByRole('button', { name: 'この日時に決める' }).click();
  await expect(page.getByText('これから1年以内の日時を入れてください。')).toBeVisible();
  const day = new Date(Date.now() + 3 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  await page.getByLabel('始める日時').fill(`${day}T03:00`);
  await page.getByRole('button', { name: 'この日時に決める' }).click();
  await expect(page.getByText('から60分間の予定です')).toBeVisible();

  await page.goto('/account');
  await page.getByRole('button', { name: 'アドレスを作る' }).click();
  const address = (await page.getByText(/\/calendar\/\S+\.ics/).textContent()) ?? '';
  const calendar = await page.request.get(address);
  expect(calendar.headers()['content-type']).toContain('text/calendar');
  const events = ICAL.Component.fromString(await calendar.text()).getAllSubcomponents('vevent');
  const summaries = events.map((event) => new ICAL.Event(event).summary);
  expect(summaries.toSorted()).toEqual([
    `復旧の作業:${site.name}`,
    `更新されたか確かめる:${site.name}`,
    `証明書の期限:${site.name}`,
  ]);
  const planned = events.map((event) => new ICAL.Event(event)).find(({ summary }) => summary.startsWith('復旧'));
  // 3:00 in Japan.
  expect(planned?.startDate.toJSDate().toISOString()).toContain('T18:00:00');

  await page.getByRole('button', { name: 'アドレスを無効にする' }).click();
  // Not by the button: while the press is under way it is called otherwise.
  await expect.poll(async () => (await page.request.get(address)).status()).toBe(404);
  await expect(page.getByRole('button', { name: 'アドレスを無効にする' })).toHaveCount(0);
});

test('a pasted mail is compared with what the server shows, and its foreign links are pointed out', async ({
  page,
  startSite,
}) => {
  const site = await startSite({ host: 'mailed.example.jp', daysLeft: 12 });
  await page.goto('/');
  await addSites(page, site.name);
  await expect(cardOf(page, site.name).getByText('要対応')).toBeVisible();
  const ends = site.issued.notAfter.toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' });
  const mail = (date: string) =>
    `> [ConoHa] SSLサーバ証明書更新のご案内(20日前)\n> 下記SSLサーバ証明書の自動更新に失敗しました。\n> 有効期限日まで残り【20\n> 日】となります。\n> [コモンネーム]mailed.example.jp\n> [有効期限]${date}\n`;
  await page.getByRole('link', { name: '届いたメールを確かめる' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '届いたメールを確かめる' })).toBeVisible();
  const read = async (text: string) => {
    await page.getByRole('textbox').fill(text);
    await page.getByRole('button', { name: 'このメールを読む' }).click();
  };
  await read(`${mail(ends)}\nhttps://conoha-support.com/login`);
  await expect(page.getByText('メールのとおりです。')).toBeVisible();
  await expect(page.getByText('このメールのリンクは、開かないでください。')).toBeVisible();
  await expect(page.getByRole('link', { name: /conoha-support/ })).toHaveCount(0);
  await read(mail('2020-01-01'));
  await expect(page.getByText('もう更新されています。')).toBeVisible();
  await expect(page.getByText('このメールのリンクは、開かないでください。')).toHaveCount(0);
  await read(mail(ends));
  await page.getByRole('link', { name: '原因を調べる' }).click();
  await expect(page).toHaveURL(/\/sites\/[\w-]+\/diagnosis$/);
  await page.goto(page.url().replace('/diagnosis', '/letter'));
  await expect(page.getByLabel('本文')).toHaveValue(/mailed\.example\.jp/);
  await page.getByRole('link', { name: '英語にする' }).click();
  await expect(page.getByLabel('本文')).toHaveValue(/Dear .*support team/);
});

test('a phone shows what is pushed to it, and opens pages of this Kigen alone', async ({ app, page }) => {
  await page.context().grantPermissions(['notifications'], { origin: app.url });
  await page.goto('/channels');
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/sw.js');
    await navigator.serviceWorker.ready;
  });
  const client = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    client.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first) resolve(first.registrationId);
    });
  });
  await client.send('ServiceWorker.enable');
  const registrationId = await registered;
  const push = (data: string) =>
    client.send('ServiceWorker.deliverPushMessage', { origin: app.url, registrationId, data });
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return (await registration.getNotifications()).map(({ title, body, data }) => [
        title,
        body,
        (data as { url: string }).url,
      ]);
    });
  await push(JSON.stringify({ title: '要対応', body: 'あと18日', url: `${app.url}/sites/1`, tag: 'a' }));
  await expect.poll(shown).toEqual([['要対応', 'あと18日', `${app.url}/sites/1`]]);
  await push(JSON.stringify({ title: 'x', body: 'y', url: 'https://evil.example/', tag: 'a' }));
  await expect.poll(shown).toEqual([['x', 'y', app.url]]);
  await push('no JSON');
  await expect.poll(async () => (await shown()).map(([title]) => title).toSorted()).toEqual(['Kigen', 'x']);
});
