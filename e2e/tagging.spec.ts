import type { Locator, Page } from '@playwright/test';

import { expect, test } from './fixtures';
import { waitUntilLive } from './world/board';
import { seedBoard } from './world/seed-board';
import { withDatabase } from './world/serve-app';
import type { App } from './world/serve-app';

const client = '取引先Z';

function boxOf(page: Page, name: string): Locator {
  return page.getByRole('checkbox', { name });
}

/** The last one: another one with that name filters. */
function tagField(page: Page): Locator {
  return page.getByRole('combobox', { name: 'タグ', exact: true }).last();
}

function countCarriers(app: App): Promise<number> {
  return withDatabase(app.databaseFile, (database) => database.siteTag.count({ where: { tag: { name: client } } }));
}

test.describe('with 250 sites', () => {
  test.use({ seed: { count: 250 } });

  test('sites are ticked on the board, get a tag by one press, and lose it by another', async ({ page, app }) => {
    await page.goto('/');
    await expect(page.getByText(/ほかに.*ほかに/)).toHaveCount(0);
    await page.getByRole('link', { name: 'まとめてタグを付ける' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'まとめてタグを付ける' })).toBeVisible();
    await page.goto('/tags?sort=name');
    await waitUntilLive(page);
    const give = page.getByRole('button', { name: '付ける', exact: true });

    await test.step('what is wrong is said, and what was ticked stays', async () => {
      await boxOf(page, 'site-00003.example.jp').check();
      await boxOf(page, 'site-00005.example.jp').check();
      await expect(page.getByText('選んだサイト:2件')).toBeVisible();
      await tagField(page).fill('A社、B社');
      await give.click();
      await expect(page.getByText('タグに「,」「、」「;」「|」は使えません。', { exact: false })).toBeVisible();
      await expect(boxOf(page, 'site-00003.example.jp')).toBeChecked();
      await expect(tagField(page)).toHaveValue('A社、B社');
    });

    await test.step('those that were ticked get it, and no longer', async () => {
      await tagField(page).fill(client);
      await give.click();
      await expect(page.getByText(`2件に「${client}」を付けました。`)).toBeVisible();
      await expect(page.getByText('選んだサイト:0件')).toBeVisible();
      expect(await countCarriers(app)).toBe(2);
      await page.getByRole('button', { name: '元に戻す' }).click();
      await expect(page.getByText(`「${client}」を付ける前に戻しました。`)).toBeVisible();
      expect(await countCarriers(app)).toBe(0);
    });

    await test.step('all of a filter get it, those of other pages too', async () => {
      await page.getByRole('checkbox', { name: 'すべてのサイト(250件)を選ぶ' }).check();
      await expect(page.getByText('250件すべてを選んでいます')).toBeVisible();
      await tagField(page).fill(client);
      await give.click();
      await expect(page.getByText(`250件に「${client}」を付けました。`)).toBeVisible();
      expect(await countCarriers(app)).toBe(250);
      await page.getByRole('link', { name: `「${client}」のサイトを一覧で見る` }).click();
      await expect(page.getByText('1 / 5 ページ(全250件)')).toBeVisible();
    });
  });

  test('it works without JavaScript, and undoing tells whoever comes second', async ({ openBrowser, app }) => {
    const page = await (await openBrowser({ javaScriptEnabled: false })).newPage();
    await page.goto('/tags?q=site-0001');
    await page.getByRole('checkbox', { name: 'しぼり込みにあう10件をすべて選ぶ' }).check();
    await tagField(page).fill(client);
    await page.getByRole('button', { name: '付ける', exact: true }).click();
    await expect(page.getByText(`10件に「${client}」を付けました。`)).toBeVisible();
    const address = page.url();

    await boxOf(page, 'site-00012.example.jp').check();
    await tagField(page).fill(client);
    await page.getByRole('button', { name: '外す', exact: true }).click();
    await expect(page.getByText(`1件から「${client}」を外しました。`)).toBeVisible();
    await page.getByRole('button', { name: '元に戻す' }).click();
    await expect(page.getByText(`「${client}」を外す前に戻しました。`)).toBeVisible();
    expect(await countCarriers(app)).toBe(10);

    await page.goto(address);
    const second = await page.context().newPage();
    await second.goto(address);
    await second.getByRole('button', { name: '元に戻す' }).click();
    await expect(second.getByText(`「${client}」を付ける前に戻しました。`)).toBeVisible();
    await page.getByRole('button', { name: '元に戻す' }).click();
    await expect(page.getByText(`「${client}」を付ける前に戻しました。`)).toBeVisible();
    expect(await countCarriers(app)).toBe(0);
  });
});

test.describe('with one site', () => {
  test.use({ seed: { count: 1 } });

  test('nothing of it is seen; with two there is a link below', async ({ page, app }) => {
    await withDatabase(app.databaseFile, (database) => database.siteTag.deleteMany());
    await page.goto('/');
    await expect(page.getByRole('link', { name: '月ごとの報告' })).toBeVisible();
    const link = page.getByRole('link', { name: 'まとめてタグを付ける' });
    await expect(link).toHaveCount(0);
    await withDatabase(app.databaseFile, (database) => seedBoard(database, { count: 2 }));
    await page.goto('/');
    await expect(link).toBeVisible();
  });
});
