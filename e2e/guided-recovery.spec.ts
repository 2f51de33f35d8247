import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';

import type { DomainOptions } from '@/lib/testing/shared-host/shared-host';

import { expect } from './fixtures';
import { test } from './hosting-fixtures';
import { addSites, cardOf } from './world/board';
import type { HostedSite } from './world/hosted-site';
import { passTime } from './world/pass-time';
import type { App } from './world/serve-app';

const minuteMs = 60_000;

test('a blogger is led through OFF and ON, and knows at the end that it worked', async ({
  page,
  context,
  app,
  hosting,
  openBrowser,
  expectedTrouble,
}) => {
  test.slow();
  // The server goes away under two open pages, which then ask again by themselves. A page that is lost says so otherwise.
  expectedTrouble.push(/\/stream/, /ERR_CONNECTION_REFUSED \(.*(\/api\/health|\?_rsc=)/);
  const gates = createGates();
  const site = await hosting.host({ host: 'blog.example', pace: gates.pace });
  await hosting.host({ host: 'other.example', pace: gates.pace });
  await page.goto('/');
  await addSites(page, site.name);
  await expect(cardOf(page, site.name).getByText('あと12日', { exact: true })).toBeVisible();
  await cardOf(page, site.name).getByRole('link', { name: '復旧の手順を見る' }).click();
  await page.getByRole('button', { name: '復旧を始める' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `${site.name} の復旧`, exact: true })).toBeVisible();
  await expectNoViolations(page);

  // Another person, who only looks on.
  const other = await (await openBrowser()).newPage();
  await other.goto(page.url());
  await page.getByRole('button', { name: '準備ができました' }).click();
  await expect(other.getByRole('button', { name: '開きました。次へ' })).toBeVisible();
  await page.getByRole('button', { name: '開きました。次へ' }).click();
  await expect(page.getByText('OFFにすると、ONが終わるまでサイトは見られません。')).toBeVisible();
  await expectNoViolations(page);

  const panel = await context.newPage();
  await panel.goto(hosting.panelUrl);
  await panel.getByRole('link', { name: '切り替え' }).click();
  await panel.getByRole('button', { name: 'blog.example' }).click();
  await panel.getByRole('main').getByRole('link', { name: 'サイトセキュリティ' }).click();
  await panel.getByRole('link', { name: '独自SSL', exact: true }).click();
  await panel.getByRole('link', { name: '無料独自SSL' }).click();
  await expect(panel.getByText('利用中', { exact: true })).toBeVisible();
  await panel.getByRole('button', { name: 'OFF' }).click();
  await expect(panel.getByText('設定中', { exact: true })).toBeVisible();
  await panel.getByRole('button', { name: 'OFF' }).click();
  await expect(panel.getByText('設定変更中のため、操作を行うことができません')).toBeVisible();

  await page.getByRole('button', { name: 'OFFを押しました' }).click();
  await expect(page.getByRole('button', { name: '画面では無効になっています' })).toBeVisible();
  await expect(page.getByText('押してからの時間')).toBeVisible();
  await app.restart();
  await gates.open('off');
  await expect(panel.getByText('無効化されました')).toBeVisible();
  await expectAfter(app, 16 * minuteMs, page.getByRole('button', { name: 'ONを押しました' }));
  for (const one of [page, other]) {
    await expect(one.getByText('証明書が *.conohawing.com に変わりました。OFFになっています。').first()).toBeVisible();
    await expect(one.getByText('ページの応答は 503 です。').first()).toBeVisible();
    await expect(one.getByRole('button', { name: 'ONを押しました' })).toBeVisible();
  }
  await expectNoViolations(page);

  await panel.getByRole('button', { name: 'ON', exact: true }).click();
  await page.getByRole('button', { name: 'ONを押しました' }).click();
  await expect(page.getByText('押してからの時間')).toBeVisible();
  await gates.open('on');
  await expect(panel.getByText('有効化されました')).toBeVisible();
  await expect(panel.getByText('利用中', { exact: true })).toBeVisible();
  await expectAfter(app, 16 * minuteMs, page.getByText('1回確かめました。もう1回で終わりです。'));
  await expectNoViolations(page);
  await expectAfter(app, minuteMs, page.getByText('復旧を確認しました').first());

  for (const one of [page, other]) {
    await expect(one.getByRole('heading', { level: 1, name: `${site.name} の復旧の記録` })).toBeVisible();
    await expect(one.getByText('復旧を確認しました').first()).toBeVisible();
  }
  const both = page.getByRole('region', { name: '前の証明書 / いまの証明書' });
  for (const name of site.domain.names) {
    await expect(both.getByRole('heading', { level: 2, name, exact: true })).toBeVisible();
  }
  await expect(both.getByRole('heading', { name: '✓ いまの証明書' })).toHaveCount(2);
  const serials = await both.locator('dt', { hasText: 'シリアル番号' }).locator('+ dd').allInnerTexts();
  expect(new Set(serials).size).toBe(2);
  await expect(page.getByText('次の更新の時期')).toBeVisible();
  await expectNoViolations(page);
  await expectExports(page, site.name);
});

/** What goes wrong, and what the page says of it. */
const failures: readonly [Pick<DomainOptions, 'host' | 'trouble' | 'address'>, string][] = [
  [{ host: 'staging.example', trouble: { off: 'alert', on: 'staging' } }, 'A certificate for tests was installed'],
  [{ host: 'half.example', trouble: { off: 'another-name', on: 'without-www' } }, 'The new certificate lacks a name'],
  [{ host: 'same.example', trouble: { on: 'same-old' } }, 'The same certificate as before has come back'],
  [
    { host: 'error.example', trouble: { off: 'refused', on: 'still-503' }, address: '127.0.0.3' },
    'The certificate is new, but the page is an error',
  ],
  [{ host: 'chain.example', trouble: { on: 'unverified-chain' } }, 'Browsers do not trust the new certificate'],
];

test.describe('on a phone, in English', () => {
  test.use({ locale: 'en-US', viewport: { width: 375, height: 812 } });

  test('what goes wrong is said in plain words, and is never called done', async ({ page, app, hosting }) => {
    test.slow();
    const pace = () => Promise.resolve();
    const sites: HostedSite[] = [];
    for (const [options] of failures) sites.push(await hosting.host({ pace, ...options }));
    await page.goto('/');
    await addSites(page, sites.map(({ name }) => name).join('\n'));
    for (const [index, [, said]] of failures.entries()) {
      const site = sites[index];
      if (!site) continue;
      await test.step(said, async () => {
        await startRecovery(page, site.name);
        await page.getByRole('button', { name: 'I am prepared' }).click();
        await page.getByRole('button', { name: 'It is open. Next' }).click();
        await page.getByRole('button', { name: 'I have pressed OFF' }).click();
        await expect(page.getByText('Time since you pressed')).toBeVisible();
        site.domain.press('off');
        await site.domain.whenSettled();
        await expectAfter(app, minuteMs, page.getByRole('button', { name: 'I have pressed ON' }));
        await page.getByRole('button', { name: 'I have pressed ON' }).click();
        await expect(page.getByText('Time since you pressed')).toBeVisible();
        site.domain.press('on');
        await site.domain.whenSettled();
        await expectAfter(app, minuteMs, page.getByText(said));
        await passTime(app.databaseFile, 2 * minuteMs);
        await expectNoViolations(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
        await page.getByText('Stop the recovery').click();
        await page.getByRole('button', { name: 'Stop', exact: true }).click();
        await expect(page.getByRole('heading', { level: 1, name: /^Record of the recovery/ })).toBeVisible();
      });
    }
  });

  test('where nothing shows from outside the panel counts, and an hour without change is said', async ({
    page,
    app,
    hosting,
  }) => {
    const pace = () => Promise.resolve();
    const site = await hosting.host({ host: 'cdn.example', pace, trouble: { off: 'unchanged', on: 'never' } });
    await page.goto('/');
    await addSites(page, site.name);
    await startRecovery(page, site.name);
    await page.getByRole('button', { name: 'I am prepared' }).click();
    await page.getByRole('button', { name: 'It is open. Next' }).click();
    site.domain.press('off');
    await page.getByRole('button', { name: 'I have pressed OFF' }).click();
    await page.getByRole('button', { name: 'The panel says it is disabled' }).click();
    await page.getByRole('button', { name: 'I have pressed ON' }).click();
    await expect(page.getByText('Time since you pressed')).toBeVisible();
    await passTime(app.databaseFile, 61 * minuteMs);
    await page.reload();
    await expect(page.getByText('It takes longer than usual')).toBeVisible();

    await site.domain.renew();
    await expectAfter(app, minuteMs, page.getByText('Confirmed once.'));
    await expectAfter(app, minuteMs, page.getByText('Recovery confirmed').first());
  });
});

/** The record leads to itself as text and as JSON. */
async function expectExports(page: Page, name: string): Promise<void> {
  const links = page.locator('a[href*="/export?format="]');
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  expect(addresses.map((address) => address.replace(/^.*format=/, ''))).toEqual(['text', 'json']);
  const [text = '', json = ''] = await Promise.all(addresses.map(async (one) => (await page.request.get(one)).text()));
  expect(text).toContain(`${name} の復旧の記録`);
  expect(text).toContain('復旧を確認しました');
  expect(JSON.parse(json)).toMatchObject({ site: name, outcome: 'proved', step: 'verify' });
  expect(JSON.parse(json)).toHaveProperty('timeline.0.event.kind', 'started');
}

async function startRecovery(page: Page, name: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'See the recovery steps' }).first().click();
  await page.getByRole('button', { name: 'Start the recovery' }).click();
}

/** So many minutes later the page shows it by itself. */
async function expectAfter({ databaseFile }: App, ms: number, shown: Locator): Promise<void> {
  await expect(async () => {
    await passTime(databaseFile, ms);
    await expect(shown).toBeVisible({ timeout: 6000 });
  }).toPass();
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** A pace that stands still until the test lets it go on. */
function createGates() {
  const waiting: { press: string; goOn: () => void }[] = [];
  return {
    pace: (press: string) => new Promise<void>((resolve) => waiting.push({ press, goOn: resolve })),
    open: async (press: string) => {
      // Both names, once their certificate is issued.
      await expect.poll(() => waiting.filter((one) => one.press === press).length).toBe(2);
      for (const one of waiting.splice(0)) one.goOn();
    },
  };
}
