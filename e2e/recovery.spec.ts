import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';
import { addSites, cardOf, rowOf } from './world/board';
import { ageLooks } from './world/seed-board';
import { withDatabase } from './world/serve-app';

/** What the panel of ConoHa WING says, in the order in which an owner meets it. */
const panelWords = [
  'WING',
  'サイト管理',
  '切り替え',
  'サイトセキュリティ',
  '独自SSL',
  '無料独自SSL',
  '利用中',
  '利用設定',
  'OFF',
  '設定中',
  '無効化されました',
  '利用設定',
  'ON',
  '設定中',
  '有効化されました',
  '利用中',
];

test('from every site that needs something, the steps are one press away', async ({ page, startSite }) => {
  const sites = [
    await startSite({ host: 'late.example.jp', daysLeft: 12 }),
    await startSite({ host: 'urgent.example.jp', daysLeft: 3 }),
    await startSite({ host: 'expired.example.jp', daysLeft: -1 }),
    await startSite({ host: 'foreign.example.jp', isForeign: true }),
    await startSite({ host: 'other.example.jp', names: ['www.example.net'] }),
    await startSite({ host: 'host.example.jp', names: ['*.conohawing.com'] }),
    await startSite({ host: 'chain.example.jp', isChainSent: false }),
    await startSite({ host: 'stopped.example.jp' }),
  ];
  await sites.at(-1)?.stop();
  const healthy = await startSite();
  await page.goto('/');
  await addSites(page, [...sites, healthy].map((site) => site.name).join('\n'));
  for (const site of sites) {
    await expect(rowOf(page, site.name).getByRole('link', { name: `復旧の手順を見る ${site.name}` })).toBeVisible();
  }
  await expect(rowOf(page, healthy.name).getByText('あと60日')).toBeVisible();
  await expect(rowOf(page, healthy.name).getByRole('link', { name: /^復旧の手順を見る/ })).toHaveCount(0);

  await page.goto('/');
  for (const site of sites) {
    const place = cardOf(page, site.name).or(rowOf(page, site.name));
    await expect(place.getByRole('link', { name: /復旧の手順を見る/ })).toHaveCount(1);
  }
  await rowOf(page, 'late.example.jp:' + String(sites[0]?.port))
    .getByRole('link', { name: /復旧の手順を見る/ })
    .click();
  await expect(
    page.getByRole('heading', { level: 1, name: `late.example.jp:${sites[0]?.port} の復旧の手順` }),
  ).toBeVisible();
});

test('the steps say what to press, what is normal, how long it takes, and end with a look', async ({
  page,
  app,
  startSite,
}) => {
  const site = await startSite({ daysLeft: 12 });
  await page.goto('/');
  await addSites(page, site.name);
  await cardOf(page, site.name).getByRole('link', { name: '復旧の手順を見る' }).click();

  await expect(page.getByRole('heading', { level: 1, name: `${site.name} の復旧の手順` })).toBeVisible();
  await expect(page.getByText(/^あと12日\(/)).toBeVisible();
  await expectPanelWords(page);
  const steps = page.getByRole('region', { name: '手順' });
  await expect(steps.getByText('これは正常です')).toHaveCount(4);
  await expect(steps.getByText('ふつうは15〜20分。長いと60分ほどかかることがあります。')).toHaveCount(2);
  await expect(steps.getByText('その間、サイトは見られません')).toBeVisible();
  await expect(steps.getByText('DNSが違うときはOFFにしないでください')).toBeVisible();
  await expect(page.getByRole('link', { name: '管理画面を開く' })).toHaveAttribute('href', 'https://cp.conoha.jp/');

  site.renew({ daysLeft: 89 });
  await withDatabase(app.databaseFile, ageLooks);
  await page.getByRole('button', { name: '今すぐ確認' }).click();
  await expect(page.getByText(`${site.name}:新しい証明書に変わりました。`)).toBeVisible();
  await expect(page.getByText('このサイトの証明書は今のところ正常です。いま操作する必要はありません。')).toBeVisible();
});

test('other hosts have steps of their own, and an unknown one has none', async ({
  page,
  startSite,
  expectedTrouble,
}) => {
  expectedTrouble.push(/404/);
  const site = await startSite({ daysLeft: 12 });
  await page.goto('/');
  await addSites(page, site.name);
  await cardOf(page, site.name).getByRole('link', { name: '復旧の手順を見る' }).click();
  const hosts = page.getByRole('navigation', { name: 'お使いのサーバー' });
  await expect(hosts.getByRole('link', { name: 'ConoHa WING' })).toHaveAttribute('aria-current', 'page');

  await hosts.getByRole('link', { name: 'エックスサーバー' }).click();
  await expect(page.getByText('サーバーパネルの「更新」を押すだけです。')).toBeVisible();
  await hosts.getByRole('link', { name: 'さくらのレンタルサーバ' }).click();
  await expect(page.getByText('先に設定を削除しないでください')).toBeVisible();
  await hosts.getByRole('link', { name: 'そのほかのサーバー' }).click();
  await expect(page.getByText('SSLをOFFにする前に')).toBeVisible();
  await page.getByRole('link', { name: '印刷用のページ' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '復旧の手順 — そのほかのサーバー' })).toBeVisible();

  await page.goto('/guides/no-such-host');
  await expect(page.getByRole('heading', { level: 1, name: 'ページが見つかりません' })).toBeVisible();
});

test('the guide prints as steps alone', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: '手順', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '復旧の手順 — ConoHa WING' })).toBeVisible();
  await expect(page.getByRole('button', { name: '印刷する' })).toBeVisible();

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 3, name: /^全5ステップ中、\dステップ目 / })).toHaveCount(5);
  await expectPanelWords(page);
  expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-');
});

test.describe('in English', () => {
  test.use({ locale: 'en-US' });

  test('the words of the panel stay Japanese, with what they mean beside them', async ({ page }) => {
    await page.goto('/guides/conoha-wing');
    await expect(page.getByRole('heading', { level: 1, name: 'Recovery steps — ConoHa WING' })).toBeVisible();
    await expectPanelWords(page);
    await expect(page.getByText('「無効化されました」 (disabled)')).toBeVisible();
    await expect(page.getByText('「設定中」').first()).toHaveAttribute('lang', 'ja');
  });
});

/** They stand there in this order, whatever stands between them. */
async function expectPanelWords(page: Page): Promise<void> {
  const steps = page.getByRole('region', { name: /^(手順|Steps)$/ });
  const text = await steps.first().innerText();
  let from = 0;
  for (const word of panelWords) {
    const at = text.indexOf(`「${word}」`, from);
    expect(at, `「${word}」 after ${from}`).toBeGreaterThanOrEqual(0);
    from = at + 1;
  }
}
