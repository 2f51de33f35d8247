import { testOwner } from '@/lib/testing/sign-in-owner';

import { expect, test } from './fixtures';

test.use({ signedIn: false });

/** A device that keeps passkeys and knows its owner, as a phone does. */
const options = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
} as const;

test('a passkey is added, signs in by itself, and opens nothing once it is removed', async ({
  page,
  app,
  openBrowser,
}) => {
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', { options });

  // Browsers keep no passkeys for an IP address: the page says where to go.
  await signIn(app.url);
  await page.goto(`${app.url}/account`);
  const local = app.url.replace('127.0.0.1', 'localhost');
  await expect(page.getByText(`代わりに ${local} を開いてください。`, { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: 'パスキーを追加' })).toHaveCount(0);

  await signIn(local);
  await page.goto(`${local}/account`);
  const part = page.getByRole('region', { name: 'パスキー' });
  await part.getByLabel('パスキーの名前').fill('仕事の電話');
  await part.getByLabel('今のパスワード').fill('wrong');
  await part.getByRole('button', { name: 'パスキーを追加' }).click();
  await expect(part.getByText('今のパスワードが違います。')).toBeVisible();
  await part.getByLabel('パスキーの名前').fill('仕事の電話');
  await part.getByLabel('今のパスワード').fill(testOwner.password);
  await part.getByRole('button', { name: 'パスキーを追加' }).click();
  await expect(part.getByText('追加しました。', { exact: false })).toBeVisible();
  await expect(part.getByRole('listitem')).toContainText('仕事の電話');
  await expect(part.getByRole('listitem')).toContainText('まだ使っていません');

  // The other sign-in, under the other name of this machine, has ended.
  await page.goto(`${app.url}/account`);
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto(`${local}/account`);
  await page.getByRole('button', { name: 'サインアウト' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goto(`${local}/account`);
  await page.getByRole('button', { name: 'パスキーでサインイン' }).click();
  await expect(page).toHaveURL(/\/account$/);
  await expect(part.getByRole('listitem')).toContainText('最後に使ったのは');

  // A page that is still open elsewhere goes on offering what is removed here.
  const late = await (await openBrowser({ signedIn: false })).newPage();
  await late.goto(`${local}/sign-in`);
  const lateDevice = await late.context().newCDPSession(late);
  await lateDevice.send('WebAuthn.enable');
  const { authenticatorId: copyId } = await lateDevice.send('WebAuthn.addVirtualAuthenticator', { options });
  const { credentials } = await device.send('WebAuthn.getCredentials', { authenticatorId });
  for (const credential of credentials) {
    await lateDevice.send('WebAuthn.addCredential', { authenticatorId: copyId, credential });
  }
  await part.getByRole('button', { name: 'パスキー「仕事の電話」を外す' }).click();
  await expect(part.getByText('パスキーはまだありません。')).toBeVisible();
  await late.getByRole('button', { name: 'パスキーでサインイン' }).click();
  await expect(late.getByText('このパスキーではサインインできません。', { exact: false })).toBeVisible();
  await late.goto(`${local}/account`);
  await expect(late).toHaveURL(/\/sign-in/);

  async function signIn(origin: string): Promise<void> {
    await page.goto(`${origin}/sign-in`);
    await page.getByLabel('メールアドレス').fill(testOwner.email);
    await page.getByLabel('パスワード').fill(testOwner.password);
    await page.getByRole('button', { name: 'サインイン', exact: true }).click();
    await expect(page).toHaveURL(`${origin}/`);
  }
});
