import { expect, test } from './fixtures';
import { addSites, cardOf } from './world/board';
import { deadlineWords } from './world/expected-words';

const headings = { ja: '見守るサイトを入れてください', en: 'Which site shall we watch?' };

test('the language is what the browser asks for, and Japanese for all others', async ({ openBrowser }) => {
  const asked = [
    { locale: 'ja-JP', language: 'ja' },
    { locale: 'en-GB', language: 'en' },
    { locale: 'fr-FR', language: 'ja' },
  ] as const;
  for (const { locale, language } of asked) {
    const context = await openBrowser({ locale });
    const page = await context.newPage();
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(headings[language]);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
  }
});

test('what a person has chosen wins over the browser, on every page', async ({ page }) => {
  await page.goto('/settings');
  await page.getByRole('radio', { name: 'English' }).check();
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
  await expect(page.getByRole('radio', { name: 'English' })).toBeChecked();

  await page.getByRole('link', { name: 'Sites', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headings.en);
  await expect(page).toHaveTitle(/Watches when your certificates run out/);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headings.en);
});

test('times are told in the zone that was chosen, wherever the browser is', async ({ page, startSite }) => {
  const site = await startSite();
  await page.goto('/');
  await addSites(page, site.name);
  const card = cardOf(page, site.name);
  await expect(card.getByText(deadlineWords(site.issued.notAfter, 'ja', 'Asia/Tokyo'), { exact: true })).toBeVisible();

  const board = page.url();
  await page.goto('/settings');
  await page.getByRole('combobox', { name: '時間帯' }).selectOption('America/New_York');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByText('保存しました。')).toBeVisible();
  await expect(page.getByRole('combobox', { name: '時間帯' })).toHaveValue('America/New_York');
  await page.goto(board);
  await expect(
    card.getByText(deadlineWords(site.issued.notAfter, 'ja', 'America/New_York'), { exact: true }),
  ).toBeVisible();
});

test('a zone that does not exist is refused, and the one before stays', async ({ page }) => {
  await page.goto('/settings');
  const zone = page.getByRole('combobox', { name: '時間帯' });
  await zone.evaluate((field: HTMLSelectElement) => field.add(new Option('Asia/Nowhere', 'Asia/Nowhere', true, true)));
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByText('その時間帯は見つかりません。一覧から選んでください。')).toBeVisible();
  await expect(zone).toHaveValue('Asia/Tokyo');
  await page.reload();
  await expect(zone).toHaveValue('Asia/Tokyo');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the language can be chosen all the same', async ({ page }) => {
    await page.goto('/settings');
    await page.getByRole('radio', { name: 'English' }).check();
    await page.getByRole('button', { name: '保存する' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(headings.en);
  });
});
