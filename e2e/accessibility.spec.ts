import { expect, test } from './fixtures';
import { addField, addSites, cardOf } from './world/board';

test('everything of the main job is done by keyboard alone', async ({ page, startSite }) => {
  const site = await startSite({ daysLeft: 12 });
  await page.goto('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '本文へ移動' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '証明書', exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(addField(page)).toBeFocused();
  await page.keyboard.type(site.name);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: '追加して確認' })).toBeFocused();
  await page.keyboard.press('Enter');
  const card = cardOf(page, site.name);
  await expect(card.getByText('あと12日')).toBeVisible();
  // The page is drawn anew once the first look is there; a press in that moment may meet a link that is gone.
  await expect(page.getByRole('heading', { level: 1, name: '1件、対応が必要です' })).toBeVisible();

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

test('a status is a word also where the system takes the colours away', async ({ page, startSite }) => {
  const site = await startSite({ daysLeft: 12 });
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/');
  await addSites(page, site.name);
  const word = cardOf(page, site.name).getByText('要対応');
  await expect(word).toBeVisible();
  const readColours = () =>
    word.evaluate((element) => {
      const { color, backgroundColor } = getComputedStyle(element);
      return color === '' ? 'drawn anew' : color === backgroundColor ? 'the same' : 'different';
    });
  await expect.poll(readColours).toBe('different');
});

test('nothing turns for those who asked for stillness', async ({ page, startSilentSite }) => {
  const silent = await startSilentSite('slow.example.jp');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  await addSites(page, silent.name);
  const ring = page.locator('p', { hasText: `${silent.name} を外から見ています…` }).locator('svg');
  await expect(ring).toHaveCSS('animation-iteration-count', '1');
});
