import { allTopics } from '@/lib/learn/all-topics';

import { expect, test } from './fixtures';

test('a frightened owner finds what a word means, without JavaScript', async ({ openBrowser }) => {
  const context = await openBrowser({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('link', { name: '証明書', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'サーバー証明書とは' })).toBeVisible();
  await expect(page.getByRole('img', { name: /^サイトが証明書を見せ/ })).toBeVisible();

  await page.getByRole('link', { name: 'すべての項目を見る' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '証明書のことを知る' })).toBeVisible();
  await page.getByRole('searchbox').fill('FIREFOX');
  await page.getByRole('button', { name: '探す' }).click();
  await expect(page.getByRole('heading', { level: 2, name: /1件/ })).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveValue('FIREFOX');
  await page.getByRole('link', { name: 'ブラウザで証明書を見る' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Firefox' })).toBeVisible();
});

test('every topic, and every link within the app, leads somewhere', async ({ page, app }) => {
  const links = new Set<string>();
  for (const { id, title } of allTopics) {
    await page.goto(`/learn/${id}`);
    await expect(page.getByRole('heading', { level: 1, name: title.ja })).toBeVisible();
    for (const link of await page.locator('main a[href]').all()) {
      const href = (await link.getAttribute('href')) ?? '';
      if (href.startsWith('#')) await expect(page.locator(href)).toHaveCount(1);
      else if (href.startsWith('/')) links.add(href);
    }
  }
  expect(links.size).toBeGreaterThan(allTopics.length);
  for (const href of links) {
    const { status, url } = await page.request
      .get(href)
      .then((answer) => ({ status: answer.status(), url: answer.url() }));
    expect(status, href).toBe(200);
    expect(url, href).toBe(`${app.url}${href}`);
  }
});

test('people without an account read the explanations only when the owner allows it', async ({ page, openBrowser }) => {
  const stranger = await (await openBrowser({ signedIn: false })).newPage();
  const signIn = stranger.getByRole('heading', { level: 1, name: 'サインイン' });
  await stranger.goto('/learn/warning');
  await expect(signIn).toBeVisible();
  expect(new URL(stranger.url()).searchParams.get('next')).toBe('/learn/warning');
  await expect(stranger.getByRole('link', { name: '証明書のことを知る' })).toHaveCount(0);
  // What strangers see anyhow leads there only when it is open.
  const notices = stranger.getByRole('main').getByRole('link', { name: 'お知らせ', exact: true });
  await stranger.goto('/guides/conoha-wing');
  await expect(stranger.getByText('はじめに、サーバー会社のお知らせに')).toBeVisible();
  await expect(notices).toHaveCount(0);

  await page.goto('/settings');
  await page.getByRole('radio', { name: /^だれでも/ }).check();
  await page.getByRole('button', { name: 'だれが読めるかを変える' }).click();
  await expect(page.getByText('だれでも読めるようにしました。')).toBeVisible();

  await stranger.goto('/guides/conoha-wing');
  await notices.click();
  await expect(stranger.getByRole('heading', { level: 1, name: /^2021年の出来事/ })).toBeVisible();
  await stranger.goto('/learn/warning');
  await expect(stranger.getByRole('heading', { level: 1, name: 'ブラウザの警告の意味' })).toBeVisible();
  await expect(stranger.locator('meta[name=robots]')).toHaveAttribute('content', 'index, follow');
  await expect(stranger.getByRole('navigation').getByRole('link', { name: 'サイト', exact: true })).toHaveCount(0);
  await stranger.goto('/reports');
  await expect(signIn).toBeVisible();
  await expect(stranger.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex, nofollow');

  await page.goto('/settings');
  await expect(page.getByRole('radio', { name: /^だれでも/ })).toBeChecked();
  await page.getByRole('radio', { name: 'サインインした人だけ' }).check();
  await page.getByRole('button', { name: 'だれが読めるかを変える' }).click();
  await expect(page.getByText('サインインした人だけが読めるようにしました。')).toBeVisible();
  await stranger.goto('/learn');
  await expect(signIn).toBeVisible();
});
