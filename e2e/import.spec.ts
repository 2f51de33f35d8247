import { readFileSync } from 'node:fs';

import { parse } from 'csv-parse/sync';

import { expect, test } from './fixtures';
import { cardOf, waitUntilLive } from './world/board';
import { withDatabase } from './world/serve-app';

test('a table is shown, corrected, added, exported and known again', async ({ page, app, startSite }) => {
  const site = await startSite({ host: 'shop.example.jp' });
  await page.goto('/');
  await page.getByRole('link', { name: '表(CSV・TSV)でまとめて追加' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '表でまとめて追加' })).toBeVisible();
  await waitUntilLive(page);
  const field = page.getByRole('textbox', { name: '表を貼る' });
  const rowOf = (name: string) => page.getByRole('row').filter({ hasText: name });

  await test.step('first it is only shown', async () => {
    await field.fill(`URL,メモ,顧客\nhttps://${site.name}/,"a,\nb",取引先A\n=1+1,,取引先A\nblog.example.jp,,"=B"`);
    await page.getByRole('button', { name: '内容を確かめる' }).click();
    await expect(page.getByText('追加する:2件')).toBeVisible();
    await expect(page.getByText('追加できない:1件')).toBeVisible();
    await expect(rowOf('=1+1')).toContainText('名前に使えない文字が入っています。');
    await expect(rowOf(site.name)).toContainText('取引先A');
    expect(await withDatabase(app.databaseFile, (database) => database.site.count())).toBe(0);
  });

  await test.step('what was changed since is shown again', async () => {
    await field.fill(`サイト,タグ\n${site.name},取引先A\nblog.example.jp,=B`);
    await page.getByRole('button', { name: 'この内容で追加する' }).click();
    await expect(page.getByText('確かめたあとで内容が変わりました。', { exact: false })).toBeVisible();
    expect(await withDatabase(app.databaseFile, (database) => database.site.count())).toBe(0);
    await page.getByRole('button', { name: 'この内容で追加する' }).click();
    await expect(cardOf(page, site.name).getByText('あと60日')).toBeVisible();
  });

  await test.step('the export is a table that spreadsheets read, and JSON', async () => {
    await page.goto('/settings');
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: 'サイトの一覧(CSV)' }).click();
    const file = await (await waiting).path();
    const text = readFileSync(file, 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
    const exported = rows.map((row) => [row['サイト'], row['タグ']]).toSorted();
    expect(exported).toEqual([
      ['blog.example.jp', "'=B"],
      ['shop.example.jp', '取引先A'],
    ]);
    const certificates: unknown = await (await page.request.get('/export/certificates.json')).json();
    expect(certificates).toEqual([expect.objectContaining({ host: 'shop.example.jp', current: true })]);

    await page.goto('/import');
    await waitUntilLive(page);
    await page.getByLabel('またはファイルを選ぶ').setInputFiles(file);
    await page.getByRole('button', { name: '内容を確かめる' }).click();
    await expect(page.getByText('変わらない(もう見守っている):2件')).toBeVisible();
    await expect(page.getByRole('button', { name: 'この内容で追加する' })).toHaveCount(0);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a file in Shift_JIS is shown and added, and what was refused stays', async ({ page, app }) => {
    await page.goto('/import');
    // サイト,タグ / 顧客
    const head = Buffer.from('835483438367', 'hex');
    const client = Buffer.from('8cda8b71', 'hex');
    const buffer = Buffer.concat([
      head,
      Buffer.from(',tag\r\nfirst.example.jp,'),
      client,
      Buffer.from('\r\nmyblog,\r\n'),
    ]);
    await page.getByLabel('またはファイルを選ぶ').setInputFiles({ name: 'sites.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: '内容を確かめる' }).click();
    await expect(page.getByRole('row').filter({ hasText: 'first.example.jp' })).toContainText('顧客');
    await page.getByRole('button', { name: 'この内容で追加する' }).click();
    await expect(
      page.getByText('1件を追加しました。1件は追加できませんでした。入力欄に残してあります。'),
    ).toBeVisible();
    await expect(page.getByRole('textbox', { name: '表を貼る' })).toHaveValue('site,port,tags\nmyblog,,');
    expect(await withDatabase(app.databaseFile, (database) => database.site.count())).toBe(1);
  });
});
