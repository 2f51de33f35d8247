import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';
import { addAndOpen, addSites, cardOf } from './world/board';
import { dateWords, deadlineWords } from './world/expected-words';
import { ageLooks } from './world/seed-board';
import { withDatabase } from './world/serve-app';

const unchanged = '確認しました。前回から変わっていません。';

test('the button shows that it works, and a double click is one look', async ({ page, app, startSite }) => {
  const site = await startSite();
  await addAndOpen(page, site.name);
  await withDatabase(app.databaseFile, ageLooks);
  const before = site.countHandshakes();
  const sent = await holdActs(page);

  await page.getByRole('button', { name: '今すぐ確認', exact: true }).dblclick();
  const pending = page.getByRole('button', { name: '確認しています…' });
  await expect(pending).toBeVisible();
  await expect(pending).toHaveAttribute('aria-disabled', 'true');
  await pending.click({ force: true });
  sent.release();
  await expect(page.getByText(unchanged)).toBeVisible();
  await expect(pending).toHaveCount(0);
  expect(sent.count()).toBe(1);
  expect(site.countHandshakes() - before).toBe(1);
});

test('two tabs that press at the same time share one look', async ({ context, page, app, startSite }) => {
  const site = await startSite();
  await addAndOpen(page, site.name);
  const other = await context.newPage();
  await other.goto(page.url());
  await withDatabase(app.databaseFile, ageLooks);
  const before = site.countHandshakes();

  await Promise.all([page, other].map((tab) => tab.getByRole('button', { name: '今すぐ確認', exact: true }).click()));
  for (const tab of [page, other]) await expect(tab.getByText(unchanged)).toBeVisible();
  expect(site.countHandshakes() - before).toBe(1);
});

test('one name, one site, or everything can be looked at', async ({ page, app, startSite }) => {
  const site = await startSite({ hasWww: true });
  const other = await startSite({ host: 'example.net' });
  await page.goto('/');
  await addSites(page, other.name);
  await addAndOpen(page, site.name);

  await withDatabase(app.databaseFile, ageLooks);
  let before = site.countHandshakes();
  const www = page.getByRole('region', { name: `www.${site.name}` });
  await www.getByRole('button', { name: `www.${site.name} を今すぐ確認` }).click();
  await expect(www.getByText(unchanged)).toBeVisible();
  expect(site.countHandshakes() - before).toBe(1);

  await withDatabase(app.databaseFile, ageLooks);
  before = site.countHandshakes();
  await page.getByRole('button', { name: '今すぐ確認', exact: true }).click();
  await expect(page.getByText(unchanged)).toHaveCount(1); // the answer of the press before is gone
  expect(site.countHandshakes() - before).toBe(2);

  await page.getByRole('link', { name: 'サイトの一覧へ戻る' }).click();
  await withDatabase(app.databaseFile, ageLooks);
  before = site.countHandshakes() + other.countHandshakes();
  await page.getByRole('button', { name: 'すべて今すぐ確認' }).click();
  await expect(page.getByText('3件を確認しました。前回から変わっていません。')).toBeVisible();
  expect(site.countHandshakes() + other.countHandshakes() - before).toBe(3);
});

test('looking at everything says what changed, and where', async ({ page, app, startSite }) => {
  const site = await startSite({ daysLeft: 12 });
  const old = site.issued;
  await page.goto('/');
  await addSites(page, site.name);
  await expect(cardOf(page, site.name).getByText('あと12日')).toBeVisible();
  await withDatabase(app.databaseFile, ageLooks);
  const renewed = site.renew({ daysLeft: 89 });

  await page.getByRole('button', { name: 'すべて今すぐ確認' }).click();
  await expect(page.getByText('1件を確認しました。', { exact: true })).toBeVisible();
  await expect(
    page.getByText(
      `${site.name}:新しい証明書に変わりました。期限が ${dateWords(old.notAfter, 'ja')} から ${dateWords(renewed.notAfter, 'ja')} になりました。`,
    ),
  ).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'すべて正常です' })).toBeVisible();
});

test('a server that no longer answers keeps the date of its last certificate', async ({ page, app, startSite }) => {
  const site = await startSite();
  await addAndOpen(page, site.name);
  await site.stop();
  await withDatabase(app.databaseFile, ageLooks);
  await page.getByRole('button', { name: '今すぐ確認', exact: true }).click();

  await expect(page.getByRole('listitem').filter({ hasText: `${site.name}:接続できなくなりました。` })).toBeVisible();
  const state = page.getByRole('region', { name: 'いまの状態' });
  await expect(state.getByText('接続を断られました')).toBeVisible();
  await expect(state.getByText('あと60日', { exact: true })).toBeVisible();
  await expect(state.getByText(deadlineWords(site.issued.notAfter, 'ja'), { exact: true })).toBeVisible();
  await expect(page.getByText(/^このサイトの証明書が最後に見えたのは /)).toBeVisible();

  await site.start();
  await withDatabase(app.databaseFile, ageLooks);
  await page.getByRole('button', { name: '今すぐ確認', exact: true }).click();
  await expect(
    page.getByRole('listitem').filter({ hasText: `${site.name}:また接続できるようになりました。` }),
  ).toBeVisible();
  await expect(state.getByText('正常')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the button works as a plain form', async ({ page, app, startSite }) => {
    const site = await startSite({ daysLeft: 12 });
    await addAndOpen(page, site.name);
    await withDatabase(app.databaseFile, ageLooks);
    site.renew({ daysLeft: 89 });
    await page.getByRole('button', { name: '今すぐ確認', exact: true }).click();
    await expect(
      page.getByRole('listitem').filter({ hasText: `${site.name}:新しい証明書に変わりました。` }),
    ).toBeVisible();
    await expect(page.getByRole('region', { name: 'いまの状態' }).getByText('あと89日', { exact: true })).toBeVisible();
  });
});

/** Keeps what the page sends back from the server until it is released, so that the time in between can be looked at. */
async function holdActs(page: Page): Promise<{ release: () => void; count: () => number }> {
  let count = 0;
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/*', async (route) => {
    if (route.request().method() === 'POST') {
      count += 1;
      await released;
    }
    await route.fallback();
  });
  return { count: () => count, release };
}
