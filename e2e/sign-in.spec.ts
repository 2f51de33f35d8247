import { testOwner } from '@/lib/testing/sign-in-owner';

import { expect, test } from './fixtures';

test.describe('on the very first visit', () => {
  test.use({ hasOwner: false });

  test('the owner makes an account, is signed in, and nobody else is asked again', async ({ page, openBrowser }) => {
    await page.goto('/sites/any');
    await expect(page).toHaveURL(/\/setup$/);
    await page.getByLabel('メールアドレス').fill('hanako@example');
    await page.getByLabel('新しいパスワード').fill(testOwner.password);
    await page.getByRole('button', { name: 'アカウントを作って始める' }).click();
    await expect(page.getByText('メールアドレスの形になっていません。', { exact: false })).toBeVisible();
    await expect(page.getByLabel('メールアドレス')).toHaveValue('hanako@example');

    await page.getByLabel('メールアドレス').fill(testOwner.email);
    await page.getByLabel('新しいパスワード').fill('password123');
    await page.getByRole('button', { name: 'アカウントを作って始める' }).click();
    await expect(page.getByText('推測されやすいパスワードです', { exact: false })).toBeVisible();

    await page.getByLabel('新しいパスワード').fill(testOwner.password);
    await page.getByRole('button', { name: 'アカウントを作って始める' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '見守るサイトを入れてください' })).toBeVisible();

    const other = await (await openBrowser()).newPage();
    await other.goto('/setup');
    await expect(other).toHaveURL(/\/sign-in$/);
  });
});

test.describe('without a session', () => {
  test.use({ signedIn: false });

  test('one signs in, lands where one wanted to go, and out again ends it', async ({ page }) => {
    await page.goto('/account');
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await page.getByLabel('メールアドレス').fill(testOwner.email);
    await page.getByLabel('パスワード').fill('not the password');
    await page.getByRole('button', { name: 'サインイン' }).click();
    await expect(page.getByText('メールアドレスかパスワードが違います。')).toBeVisible();
    await expect(page.getByLabel('パスワード')).toHaveValue('');

    await page.getByLabel('パスワード').fill(testOwner.password);
    await page.getByRole('button', { name: 'サインイン' }).click();
    await expect(page).toHaveURL(/\/account$/);
    await page.getByRole('button', { name: 'サインアウト' }).click();
    await expect(page).toHaveURL(/\/sign-in$/);
    await page.goto('/');
    await expect(page).toHaveURL(/\/sign-in$/);
  });

  test('somebody unknown is told the same as somebody with a wrong password', async ({ page }) => {
    await page.goto('/sign-in');
    await page.getByLabel('メールアドレス').fill('stranger@example.jp');
    await page.getByLabel('パスワード').fill('not the password');
    await page.getByRole('button', { name: 'サインイン' }).click();
    await expect(page.getByText('メールアドレスかパスワードが違います。')).toBeVisible();
  });
});
