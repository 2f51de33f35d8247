import type { Page } from '@playwright/test';

import type { Status } from '@/lib/tls/status';

import { expect, test } from './fixtures';
import { addAndOpen, addSites, cardOf, rowOf } from './world/board';
import { dateWords } from './world/expected-words';
import { withDatabase } from './world/serve-app';
import type { App } from './world/serve-app';

function headline(page: Page) {
  return page.getByRole('heading', { level: 1 });
}

test('the first line says whether all is well, for one site and for many', async ({ page, startSite }) => {
  const healthy = await startSite();
  await page.goto('/');
  await addSites(page, healthy.name);
  await expect(headline(page)).toHaveText('すべて正常です');
  await expect(page.getByText(/^最終確認 \d+:\d\d\(6時間ごとに確認しています\)$/)).toBeVisible();

  const due = await startSite({ host: 'due.example.jp', daysLeft: 25 });
  await addSites(page, due.name);
  await expect(page.getByText('1件は自動更新の時期です。まだ何もしなくて大丈夫です。')).toBeVisible();
  await expect(headline(page)).toHaveText('すべて正常です');

  const late = await startSite({ host: 'late.example.jp', daysLeft: 12 });
  const urgent = await startSite({ host: 'urgent.example.jp', daysLeft: 3 });
  const expired = await startSite({ host: 'expired.example.jp', daysLeft: -2 });
  const stopped = await startSite({ host: 'stopped.example.jp' });
  await stopped.stop();
  await addSites(page, [late.name, urgent.name, expired.name, stopped.name].join('\n'));
  await expect(headline(page)).toHaveText('3件、対応が必要です');
  await expect(page.getByText('ほかに、接続できないサイトが1件あります。')).toBeVisible();
  await expect(page.getByText('(ふだんは6時間ごと、急ぐサイトは15分ごとに確認しています)')).toBeVisible();

  await page.getByRole('link', { name: 'サイト', exact: true }).click();
  await expect(cardOf(page, expired.name).getByText('2日前に切れました')).toBeVisible();
  await expect(page.getByRole('article').getByRole('heading')).toHaveText([
    stopped.name,
    urgent.name,
    late.name,
    due.name,
    healthy.name,
  ]);
  await expect(rowOf(page, urgent.name).getByText('緊急')).toBeVisible();
  await expect(rowOf(page, stopped.name).getByText('接続できません')).toBeVisible();
});

test.describe('with 120 sites', () => {
  test.use({ seed: { count: 120 } });

  test('the worst comes first, fifty at a time, and the page is in the address', async ({ page, app }) => {
    const counts = await countStatuses(app);
    const hurt = counts.action + counts.urgent + counts.down;
    await page.goto('/');
    await expect(headline(page)).toHaveText(`${hurt}件、対応が必要です`);
    await expect(page.getByText('1 / 3 ページ(全120件)')).toBeVisible();
    await expect(page.getByRole('article')).toHaveCount(49); // and one as a card

    await page.getByRole('link', { name: '次へ' }).click();
    await expect(page).toHaveURL(/\/\?page=2$/);
    await expect(page.getByRole('article')).toHaveCount(50);
    await page.getByRole('link', { name: '次へ' }).click();
    await expect(page.getByText('3 / 3 ページ(全120件)')).toBeVisible();
    await expect(page.getByRole('article')).toHaveCount(20);
    await page.goBack();
    await expect(page.getByText('2 / 3 ページ(全120件)')).toBeVisible();
    await page.getByRole('link', { name: '前へ' }).click();
    await expect(page.getByText('1 / 3 ページ(全120件)')).toBeVisible();
  });

  test('the counts are filters, and the back button leads out of them', async ({ page, app }) => {
    const counts = await countStatuses(app);
    await page.goto('/');
    const tiles = page.getByRole('navigation', { name: '状態でしぼり込む' });
    await expect(tiles.getByRole('link', { name: 'すべて 120', exact: true })).toHaveAttribute('aria-current', 'true');

    await tiles.getByRole('link', { name: `見守り中 ${counts.watching}`, exact: true }).click();
    await expect(page).toHaveURL(/\/\?status=watching$/);
    await expect(page.getByRole('article')).toHaveCount(counts.watching);
    await expect(page.getByRole('article').filter({ hasText: '見守り中' })).toHaveCount(counts.watching);
    await page.goBack();
    await expect(page.getByRole('article')).toHaveCount(49);
  });

  test('a site is found by a part of its name or by its whole address', async ({ page }) => {
    await page.goto('/');
    const search = page.getByRole('searchbox', { name: 'サイトを探す(名前・タグ)' });
    await search.fill('site-0004');
    await search.press('Enter');
    await expect(page).toHaveURL(/q=site-0004/);
    await expect(page.getByRole('article')).toHaveCount(10);

    await search.fill('https://www.SITE-00042.example.jp/blog?x=1');
    await page.getByRole('button', { name: '探す' }).click();
    await expect(page.getByRole('article').getByRole('heading')).toHaveText(['site-00042.example.jp']);

    await search.fill('no-such-site');
    await search.press('Enter');
    await expect(page.getByText('あてはまるサイトがありません。')).toBeVisible();
    await page.getByRole('link', { name: 'しぼり込みをやめる' }).first().click();
    await expect(page.getByRole('article')).toHaveCount(49);
  });

  test('tags filter, and any order can be chosen', async ({ page, app }) => {
    const tagged = await withDatabase(app.databaseFile, (database) =>
      database.siteTag.count({ where: { tag: { name: 'お店' } } }),
    );
    await page.goto('/');
    await page.getByRole('combobox', { name: 'タグ' }).selectOption({ label: `お店 (${tagged})` });
    await page.getByRole('button', { name: '探す' }).click();
    await expect(page.getByRole('article')).toHaveCount(tagged);
    await expect(page.getByRole('article').filter({ hasText: 'お店' })).toHaveCount(tagged);

    await page.getByRole('link', { name: 'しぼり込みをやめる' }).click();
    await expect(page.getByRole('combobox', { name: 'タグ' })).toHaveValue('');
    await page.getByRole('combobox', { name: '並べかえ' }).selectOption('名前順');
    await page.getByRole('button', { name: '探す' }).click();
    await expect(page).toHaveURL(/sort=name/);
    await expect(page.getByRole('article').getByRole('heading').first()).toHaveText('site-00000.example.jp');
    await page.getByRole('link', { name: '次へ' }).click();
    await expect(page).toHaveURL(/\/\?sort=name&page=2$/);
    await page.reload();
    await expect(page.getByRole('article').getByRole('heading').first()).toHaveText('site-00050.example.jp');
  });
});

test.describe('after days without a look', () => {
  test.use({ seed: { count: 3, daysAgo: 3 } });

  test('nothing is green: every site is not confirmed, in grey', async ({ page }) => {
    await page.goto('/');
    await expect(headline(page)).toHaveText('3件、確認できていません');
    const states = page.getByRole('article').getByText('確認できていません');
    await expect(states).toHaveCount(3);
    await expect(page.getByText('正常', { exact: true })).toHaveCount(0);
    await page.getByRole('link', { name: 'site-00000.example.jp' }).click();
    await expect(page.getByText('最近の確認ができていないので、いまの状態をお伝えできません。')).toBeVisible();
  });
});

test('a site is paused, and goes on', async ({ page, startSite }) => {
  const site = await startSite();
  await addAndOpen(page, site.name);
  await page.getByRole('button', { name: '今すぐ確認', exact: true }).click();
  const answer = page.getByText('確認しました。前回から変わっていません。');
  await expect(answer).toBeVisible();
  await page.getByRole('button', { name: '確認を停止する' }).click();
  await expect(answer).toHaveCount(0);
  await expect(page.getByText('このサイトの確認は停止中です。期限が近づいてもお伝えできません。')).toBeVisible();
  await page.getByRole('link', { name: 'サイトの一覧へ戻る' }).click();
  await expect(headline(page)).toHaveText('すべて停止中です');

  await page.getByRole('link', { name: site.name, exact: true }).click();
  await page.getByRole('button', { name: '確認を再開する' }).click();
  await expect(page.getByRole('button', { name: '確認を停止する' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'いまの状態' }).getByText('正常')).toBeVisible();
});

test('a site gets tags and loses them', async ({ page, startSite }) => {
  const site = await startSite();
  await addAndOpen(page, site.name);
  await page.getByRole('textbox', { name: 'タグ' }).fill('取引先A');
  await page.getByRole('button', { name: 'タグを付ける' }).click();
  const remove = page.getByRole('button', { name: 'タグ「取引先A」を外す' });
  await expect(remove).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'タグ' })).toHaveValue('');

  await page.getByRole('textbox', { name: 'タグ' }).fill('\u202eA');
  await page.getByRole('button', { name: 'タグを付ける' }).click();
  await expect(page.getByText('タグに、改行などの見えない文字は使えません。')).toBeVisible();

  await remove.click();
  await expect(remove).toHaveCount(0);
});

test('a deleted site comes back by one press, or by being added again, with its history', async ({
  page,
  startSite,
}) => {
  const site = await startSite();
  const other = await startSite({ host: 'other.example.jp' });
  await page.goto('/');
  await addSites(page, other.name);
  await addAndOpen(page, site.name);
  const address = page.url();
  await page.getByRole('button', { name: 'このサイトを削除する' }).click();
  await expect(page.getByText(`「${site.name}」を削除しました。`)).toBeVisible();
  await expect(page.getByRole('link', { name: site.name, exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: '元に戻す' }).click();
  await expect(page.getByText(`「${site.name}」を元に戻しました。`)).toBeVisible();
  await expect(page.getByRole('link', { name: site.name, exact: true })).toHaveCount(1);

  await page.goto(address);
  await page.getByRole('button', { name: 'このサイトを削除する' }).click();
  await expect(page.getByText(`「${site.name}」を削除しました。`)).toBeVisible();
  await addSites(page, site.name);
  await expect(page.getByText(`「${site.name}」を元に戻しました。`)).toBeVisible();
  await expect(cardOf(page, site.name).getByText('あと60日')).toBeVisible();
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: site.name })).toBeVisible();
});

test('the last site that is deleted leaves the empty board, and can be brought back from there', async ({
  page,
  startSite,
}) => {
  const site = await startSite();
  await addAndOpen(page, site.name);
  await page.getByRole('button', { name: 'このサイトを削除する' }).click();
  await expect(headline(page)).toHaveText('見守るサイトを入れてください');
  await page.getByRole('button', { name: '元に戻す' }).click();
  await expect(headline(page)).toHaveText('すべて正常です');
  await expect(page.getByRole('link', { name: /^削除したサイト/ })).toHaveCount(0);

  await page.getByRole('link', { name: 'くわしく見る' }).click();
  await page.getByRole('button', { name: 'このサイトを削除する' }).click();
  await page.goto('/');
  await page.getByRole('link', { name: '削除したサイト (1)' }).click();
  await expect(headline(page)).toHaveText('削除したサイト');
  const gone = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000);
  await expect(page.getByText(`${dateWords(gone, 'ja')} に記録ごと消えます。`)).toBeVisible();
  await page.getByRole('button', { name: `${site.name} を元に戻す` }).click();
  await expect(page.getByText(`「${site.name}」を元に戻しました。`)).toBeVisible();
});

test('a site that was deleted in another tab is said to be so, and comes back from there', async ({
  context,
  page,
  startSite,
}) => {
  const site = await startSite();
  await addAndOpen(page, site.name);
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole('button', { name: 'このサイトを削除する' }).click();
  await expect(other.getByText(`「${site.name}」を削除しました。`)).toBeVisible();

  await page.getByRole('button', { name: '今すぐ確認', exact: true }).click();
  await expect(headline(page)).toHaveText('このサイトは削除されています');
  await page.getByRole('button', { name: '元に戻す' }).click();
  await expect(page.getByText(`「${site.name}」を元に戻しました。`)).toBeVisible();
});

async function countStatuses(app: App): Promise<Record<Status, number>> {
  const sites = await withDatabase(app.databaseFile, (database) =>
    database.site.findMany({ select: { status: true } }),
  );
  const countOf = (status: Status) => sites.filter((site) => site.status === status).length;
  return {
    paused: countOf('paused'),
    healthy: countOf('healthy'),
    watching: countOf('watching'),
    unknown: countOf('unknown'),
    action: countOf('action'),
    urgent: countOf('urgent'),
    unreachable: countOf('unreachable'),
    down: countOf('down'),
  };
}
