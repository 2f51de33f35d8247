import { testOwner } from '@/lib/testing/sign-in-owner';

import { expect, test } from './fixtures';
import { withDatabase } from './world/serve-app';

const guest = { email: 'client@example.jp', password: 'lantern cobalt 93 meadow' };

test.use({ seed: { count: 12 } });

test('a guest comes by the link, sees only what is shared, changes nothing, and the record says who did what', async ({
  page,
  app,
  openBrowser,
  expectedTrouble,
}) => {
  const { tag, shared, other } = await withDatabase(app.databaseFile, async (database) => {
    const [first, ...rest] = await database.site.findMany({ where: { deletedAt: null }, orderBy: { id: 'asc' } });
    if (!first || !rest[0]) throw new Error('The board was not seeded.');
    const made = await database.tag.create({ data: { id: 'client', name: '顧客E2E' } });
    await database.siteTag.create({ data: { siteId: first.id, tagId: made.id } });
    return { tag: made.name, shared: first, other: rest[0] };
  });

  await page.goto('/settings');
  await page.getByRole('link', { name: 'メンバー' }).click();
  await expect(page.getByText('オーナーがほかにいないので', { exact: false })).toBeVisible();
  await page.getByLabel('だれの招待か', { exact: false }).fill('顧客の花子さん');
  await page.getByLabel('選んだタグのついたサイトだけ').check();
  await page.getByRole('button', { name: '招待のリンクを作る' }).click();
  await expect(page.getByText('見えるサイトがありません。', { exact: false })).toBeVisible();
  await expect(page.getByLabel('だれの招待か', { exact: false })).toHaveValue('顧客の花子さん');
  await page.getByRole('checkbox', { name: tag }).check();
  await page.getByRole('button', { name: '招待のリンクを作る' }).click();
  const link = await page.getByRole('textbox', { name: '招待のリンク' }).inputValue();
  await expect(page.getByRole('heading', { name: '顧客の花子さん' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox', { name: '招待のリンク' })).toHaveCount(0);

  const away = await (await openBrowser({ signedIn: false })).newPage();
  const inside = new URL(link).pathname;
  await away.goto(inside);
  await expect(away.getByText(`${testOwner.email} さんから、閲覧者としての招待です。`, { exact: false })).toBeVisible();
  await away.getByLabel('メールアドレス').fill(guest.email);
  await away.getByLabel('新しいパスワード').fill(guest.password);
  await away.getByRole('button', { name: 'アカウントを作って入る' }).click();
  await expect(away.getByText(shared.displayHost).first()).toBeVisible();
  await expect(away.getByText(other.displayHost)).toHaveCount(0);
  await expect(away.getByRole('textbox', { name: '見守るサイト' })).toHaveCount(0);

  await away.goto(`/sites/${shared.id}`);
  await expect(away.getByRole('heading', { level: 1 })).toContainText(shared.displayHost);
  await expect(away.locator('main').getByRole('button')).toHaveCount(0);

  // The browser says each refused page in its console.
  expectedTrouble.push(/status of 40[134]/);
  for (const closed of [`/sites/${other.id}`, `/sites/${other.id}/recovery`, '/people', '/audit', '/deleted']) {
    expect((await away.goto(closed))?.status(), closed).toBe(404);
  }
  expect((await away.request.get('/audit/export')).status()).toBe(403);

  const late = await (await openBrowser({ signedIn: false })).newPage();
  await late.goto(inside);
  await expect(late.getByRole('heading', { name: 'この招待は使えません' })).toBeVisible();
  expect((await late.request.get('/audit/export')).status()).toBe(401);

  await page.goto('/audit');
  const entries = page.locator('main li');
  await expect(entries.first()).toContainText(guest.email);
  await expect(entries.first()).toContainText('招待を受けて、アカウントを作りました');
  await expect(entries.nth(1)).toContainText(testOwner.email);
  await expect(entries.nth(1)).toContainText('招待のリンクを作りました');
  const file = await page.request.get('/audit/export');
  expect(file.headers()['cache-control']).toBe('private, no-store');
  const bytes = await file.body();
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(bytes.toString('utf8')).toContain(`,${guest.email},`);
  expect(bytes.toString('utf8')).not.toContain(inside.split('/').at(-1) ?? '');

  await page.goto('/people');
  const card = page.getByRole('region', { name: guest.email });
  await card.getByText('できることを変える・外す').click();
  await card.getByRole('button', { name: `${guest.email} をメンバーから外す` }).click();
  await expect(page.getByText(guest.email)).toHaveCount(0);
  await away.goto('/');
  await expect(away).toHaveURL(/\/sign-in$/);
});
