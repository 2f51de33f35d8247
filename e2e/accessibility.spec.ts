import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';
import { addField, addSites, cardOf } from './world/board';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const widths = [1280, 375];

/** Nothing that axe finds, on a desk and on a phone, and nothing to be scrolled sideways on the narrowest screen. */
async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    );
    expect(found, `${what} at ${width}`).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNoSidewaysScrolling(page, `${what} at 320`);
}

async function expectNoSidewaysScrolling(page: Page, what: string): Promise<void> {
  const surplus = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(surplus, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
}

for (const language of ['ja', 'en'] as const) {
  test.describe(`every page, in ${language}`, () => {
    test.use({ locale: language === 'ja' ? 'ja-JP' : 'en-US' });
    test.slow();

    test('passes axe and fits on a narrow screen', async ({ page, startSite, expectedTrouble }) => {
      expectedTrouble.push(/404 \(Not Found\)/);
      const late = await startSite({ host: 'late.example.jp', daysLeft: 12, hasWww: true });
      const fine = await startSite({ host: 'xn--wgv71a119e.example.jp', daysLeft: 60 });
      const gone = await startSite({ host: 'gone.example.jp' });
      await gone.stop();

      await page.goto('/');
      await expectAccessible(page, 'the empty board');
      await addSites(page, `${late.name} ${fine.name} ${gone.name} http://me:secret@example.jp/`);
      await expect(page.locator('#add-message')).not.toBeEmpty();
      await expect(cardOf(page, late.name).getByRole('link').last()).toBeVisible();
      await expect(cardOf(page, gone.name).getByRole('link').last()).toBeVisible();
      await expectAccessible(page, 'the board with cards and a refusal');

      await page.goto('/');
      await expectAccessible(page, 'the board');
      await page.goto('/?q=nothing-like-this');
      await expectAccessible(page, 'an empty search');

      await page.goto('/');
      await page.getByRole('link', { name: late.name, exact: true }).first().click();
      await expect(page.getByRole('heading', { level: 1, name: late.name })).toBeVisible();
      for (const summary of await page.locator('summary').all()) await summary.click();
      await expectAccessible(page, 'a site that needs action');
      const site = page.url();

      await page.goto(`${site}/recovery`);
      await expectAccessible(page, 'the recovery steps');
      for (const path of ['/guides/conoha-wing', '/guides/generic', '/settings', '/sites/none']) {
        await page.goto(path);
        await expectAccessible(page, path);
      }
      await page.goto('/');
      await page.getByRole('link', { name: gone.name, exact: true }).first().click();
      await expect(page.getByRole('heading', { level: 1, name: gone.name })).toBeVisible();
      await expectAccessible(page, 'a site that does not answer');
    });
  });
}

test('everything of the main job is done by keyboard alone', async ({ page, startSite }) => {
  const site = await startSite({ daysLeft: 12 });
  await page.goto('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '本文へ移動' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(addField(page)).toBeFocused();
  await page.keyboard.type(site.name);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: '追加して確認' })).toBeFocused();
  await page.keyboard.press('Enter');
  const card = cardOf(page, site.name);
  await expect(card.getByText('あと12日')).toBeVisible();

  await card.getByRole('link', { name: site.name }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: site.name })).toBeVisible();
  await page.getByRole('button', { name: '今すぐ確認', exact: true }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('確認しました。前回から変わっていません。')).toBeVisible();
  await page.locator('summary', { hasText: 'くわしい値' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('SHA-256 フィンガープリント')).toBeVisible();
});

test('text at twice its size needs no scrolling sideways', async ({ page, startSite }) => {
  const site = await startSite({ daysLeft: 12 });
  await page.setViewportSize({ width: 640, height: 800 });
  await page.goto('/');
  await addSites(page, site.name);
  await expect(cardOf(page, site.name).getByText('あと12日')).toBeVisible();
  const details = await cardOf(page, site.name).getByRole('link', { name: 'くわしく見る' }).getAttribute('href');
  for (const path of ['/', details ?? '', `${details ?? ''}/recovery`, '/settings']) {
    await page.goto(path);
    await page.addStyleTag({ content: 'html { font-size: 200% }' });
    await expectNoSidewaysScrolling(page, path);
  }
});

test('a status is a word also where the system takes the colours away', async ({ page, startSite }) => {
  const site = await startSite({ daysLeft: 12 });
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await page.goto('/');
  await addSites(page, site.name);
  await expect(cardOf(page, site.name).getByText('要対応')).toBeVisible();
});
