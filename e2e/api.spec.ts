import { expect, test } from './fixtures';
import { addSites, cardOf } from './world/board';

test('a key made in the browser lets a program in, shows once, and ends with one press', async ({
  page,
  app,
  startSite,
  openBrowser,
  expectedTrouble,
}) => {
  const site = await startSite({ host: 'example.jp' });
  await page.goto('/');
  await addSites(page, site.name);
  await expect(cardOf(page, site.name).getByRole('img')).toBeVisible();

  await page.goto('/account');
  await page.getByRole('link', { name: 'APIキーを作る・失効させる' }).click();
  await page.getByLabel('名前').fill('朝の報告');
  await page.getByLabel('見る・変える').check();
  await page.getByRole('button', { name: 'キーを作る' }).click();
  const key = await page.getByLabel('新しいAPIキー').inputValue();
  expect(key).toMatch(/^kgn_[\w-]{43}$/);
  await expect(page.getByText('まだ使われていません')).toBeVisible();

  const headers = { authorization: `Bearer ${key}` };
  const ask = (path: string, method = 'GET') => fetch(`${app.url}/api/v1${path}`, { method, headers });
  const listed = await ask('/sites');
  expect(listed.status).toBe(200);
  expect(listed.headers.get('content-type')).toBe('application/json');
  expect(listed.headers.get('cache-control')).toBe('private, no-store');
  expect(listed.headers.get('x-content-type-options')).toBe('nosniff');
  expect(listed.headers.get('ratelimit-policy')).toBe('"api-requests";q=600;w=60');
  const { items } = (await listed.json()) as { items: { id: string }[] };
  expect(items).toEqual([expect.objectContaining({ host: 'example.jp', status: 'healthy' })]);
  const checked = await ask(`/sites/${items[0]?.id ?? ''}/check`, 'POST');
  expect(await checked.json()).toMatchObject({ stillRunning: 0, checks: [{ host: 'example.jp', problems: [] }] });
  expect((await ask('/nothing')).headers.get('content-type')).toBe('application/problem+json');
  expect((await fetch(`${app.url}/api/v1/openapi.json`)).status).toBe(200);

  // The session of the browser opens nothing here.
  expectedTrouble.push(/401 \(Unauthorized\)/);
  expect((await page.request.get('/api/v1/sites')).status()).toBe(401);

  await page.goto('/keys');
  await expect(page.getByText('最後に使われたのは', { exact: false })).toBeVisible();
  for (const path of ['/keys', '/audit', '/account', '/api-docs']) {
    await page.goto(path);
    expect(await page.content()).not.toContain(key.slice(4));
  }
  expect(app.output()).not.toContain(key.slice(4));

  await page.goto('/keys');
  await page.getByRole('button', { name: '「朝の報告」を失効させる' }).click();
  await expect(page.getByText('キーはまだありません。')).toBeVisible();
  expect((await ask('/sites')).status).toBe(401);

  // Without JavaScript as well.
  const plain = await (await openBrowser({ javaScriptEnabled: false })).newPage();
  await plain.goto('/keys');
  await plain.getByLabel('名前').fill('plain');
  await plain.getByRole('button', { name: 'キーを作る' }).click();
  await expect(plain.getByLabel('新しいAPIキー')).toHaveValue(/^kgn_[\w-]{43}$/);
});
