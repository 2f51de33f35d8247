import type { Page } from '@playwright/test';

import { testOwner } from '@/lib/testing/sign-in-owner';

import { expect, test } from './fixtures';
import { totp } from '@/lib/testing/totp';

async function signIn(page: Page, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('メールアドレス').fill(testOwner.email);
  await page.getByLabel('パスワード').fill(password);
  await page.getByRole('button', { name: 'サインイン' }).click();
}

test('a new password ends every other sign-in, and the old one is worth nothing', async ({ page, openBrowser }) => {
  const other = await (await openBrowser({ signedIn: false })).newPage();
  await signIn(other, testOwner.password);
  await expect(other).toHaveURL(/\/$/);

  const fresh = 'another lantern 82 meadow';
  await page.goto('/account');
  const form = page.getByRole('region', { name: 'パスワードを変える' });
  await form.getByLabel('今のパスワード').fill('wrong');
  await form.getByLabel('新しいパスワード').fill(fresh);
  await form.getByRole('button', { name: 'パスワードを変える' }).click();
  await expect(form.getByText('今のパスワードが違います。')).toBeVisible();
  await form.getByLabel('今のパスワード').fill(testOwner.password);
  await form.getByLabel('新しいパスワード').fill(fresh);
  await form.getByRole('button', { name: 'パスワードを変える' }).click();
  await expect(form.getByText('変えました。', { exact: false })).toBeVisible();
  await page.goto('/account');
  await expect(page.getByRole('heading', { level: 1, name: 'アカウント' })).toBeVisible();

  await other.goto('/account');
  await expect(other).toHaveURL(/\/sign-in/);
  await signIn(other, testOwner.password);
  await expect(other.getByText('メールアドレスかパスワードが違います。')).toBeVisible();
  await signIn(other, fresh);
  await expect(other).toHaveURL(/\/$/);
});

test('with a second step the password alone opens nothing, and a backup code works once', async ({
  page,
  openBrowser,
}) => {
  await page.goto('/account');
  const part = page.getByRole('region', { name: '二段階の確認' });
  await part.getByLabel('今のパスワード').fill(testOwner.password);
  await part.getByRole('button', { name: '設定を始める' }).click();
  await expect(part.getByRole('img', { name: '認証アプリで読み取る模様' })).toBeVisible();
  const secret = (await part.getByText(/^[A-Z2-7]{16,}$/).innerText()).trim();
  const [backupCode = ''] = await part.getByRole('listitem').allInnerTexts();
  await part.getByLabel('確認コード').fill(totp(secret, new Date()));
  await part.getByRole('button', { name: '有効にする' }).click();
  await expect(part.getByText('有効です。', { exact: false })).toBeVisible();

  const other = await (await openBrowser({ signedIn: false })).newPage();
  await signIn(other, testOwner.password);
  await expect(other).toHaveURL(/\/sign-in\/second-step/);
  await other.goto('/');
  await expect(other).toHaveURL(/\/sign-in$/);

  await signIn(other, testOwner.password);
  await other.getByLabel('確認コード').fill('000000');
  await other.getByRole('button', { name: 'サインインを続ける' }).click();
  await expect(other.getByText('コードが違うか、時間が過ぎています。', { exact: false })).toBeVisible();
  await other.getByLabel('確認コード').fill(backupCode);
  await other.getByRole('button', { name: 'サインインを続ける' }).click();
  await expect(other).toHaveURL(/\/$/);

  const third = await (await openBrowser({ signedIn: false })).newPage();
  await signIn(third, testOwner.password);
  await third.getByLabel('確認コード').fill(backupCode);
  await third.getByRole('button', { name: 'サインインを続ける' }).click();
  await expect(third.getByText('コードが違うか、時間が過ぎています。', { exact: false })).toBeVisible();
});
