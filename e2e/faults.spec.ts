import type { APIRequestContext } from '@playwright/test';
import Database from 'better-sqlite3';

import { expect, test } from './fixtures';
import { addField, addSites, cardOf } from './world/board';

test('while another program holds the database, a form says so and keeps what was typed', async ({
  page,
  app,
  startSite,
  expectedTrouble,
}) => {
  // The log says so too, for whoever runs Kigen.
  expectedTrouble.push(/kigen\.db is in use by another process/);
  const site = await startSite();
  await page.goto('/');
  const other = new Database(app.databaseFile);
  other.exec('BEGIN IMMEDIATE');
  await addSites(page, site.name);
  await expect(page.getByText('データベースが別のプログラムに使われています。', { exact: false })).toBeVisible();
  await expect(addField(page)).toHaveValue(site.name);
  other.exec('ROLLBACK');
  other.close();
  await page.getByRole('button', { name: '追加して確認' }).click();
  await expect(cardOf(page, site.name).getByText('正常')).toBeVisible();
});

test('an unknown site and an unknown page say so, with the way home', async ({ page, expectedTrouble }) => {
  expectedTrouble.push(/404 \(Not Found\)/);
  for (const path of [
    '/sites/nobody-knows',
    '/sites/nobody-knows/recovery',
    '/guides/nobody',
    '/nothing/here',
    '/sites/%ff',
  ]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { level: 1, name: 'ページが見つかりません' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'サイトの一覧へ' })).toBeVisible();
  }
});

test('a page that fails shows no stack, and says what to do', async ({ page, app, expectedTrouble }) => {
  expectedTrouble.push(/./);
  const broken = new Database(app.databaseFile);
  broken.exec('ALTER TABLE "Site" RENAME TO "Hidden"');
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'うまく表示できませんでした' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'もう一度試す' })).toBeVisible();
  expect(await page.locator('body').innerText()).not.toMatch(/\bat \S+ \(|node_modules|prisma|SELECT/i);
  broken.exec('ALTER TABLE "Hidden" RENAME TO "Site"');
  broken.close();
  await page.getByRole('button', { name: 'もう一度試す' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '見守るサイトを入れてください' })).toBeVisible();
});

/** Sends the form of the empty board by hand, as a program or a page elsewhere would. */
async function postForm(request: APIRequestContext, url: string, text: string, headers: Record<string, string>) {
  const html = await (await request.get(url)).text();
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)];
  const multipart: Record<string, string> = { text };
  for (const [, name = '', value = ''] of hidden) multipart[name] = value.replaceAll('&quot;', '"');
  return request.post(url, { multipart, headers, maxRedirects: 0 });
}

test('a form counts only when it comes from one of our own pages', async ({
  app,
  page,
  startSite,
  expectedTrouble,
}) => {
  expectedTrouble.push(/Invalid Server Actions request|origin/i);
  const site = await startSite();
  const foreign: Record<string, string>[] = [{ origin: 'https://evil.example' }, { origin: 'null' }, {}];
  for (const headers of foreign) {
    await postForm(page.request, app.url, site.name, headers);
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1, name: '見守るサイトを入れてください' })).toBeVisible();
  }
  expect(site.countHandshakes()).toBe(0);

  await postForm(page.request, app.url, site.name, { origin: app.url });
  await page.goto('/');
  await expect(page.getByRole('link', { name: site.name }).first()).toBeVisible();
});
