import { expect, test } from './fixtures';
import { addSites, cardOf } from './world/board';
for (const lang of ['ja', 'en'] as const) {
  test.describe(lang, () => {
    test.use({ locale: lang === 'ja' ? 'ja-JP' : 'en-US' });
    test('look', async ({ page, startSite }) => {
      const shot = async (name: string) => {
        for (const width of [1280, 375]) {
          await page.setViewportSize({ width, height: 800 });
          await page.screenshot({ path: `/tmp/kigen/shots3/${name}-${lang}-${width}.png`, fullPage: true });
        }
      };
      const site = await startSite({ daysLeft: 12, hasWww: true });
      await page.goto('/');
      await addSites(page, site.name);
      await expect(cardOf(page, site.name).getByRole('link').last()).toBeVisible();
      await page.goto('/');
      await page.getByRole('link', { name: site.name, exact: true }).first().click();
      await page.getByRole('heading', { level: 1, name: site.name }).waitFor();
      await page.goto(`${page.url()}/recovery`);
      await shot('1-start');
      await page.getByRole('button', { name: /^(復旧を始める|Start the recovery)$/ }).click();
      await page.getByRole('button', { name: /^(準備ができました|I am prepared)$/ }).waitFor();
      await shot('2-prepare');
      await page.getByRole('button', { name: /^(準備ができました|I am prepared)$/ }).click();
      await page.getByRole('button', { name: /^(開きました|It is open)/ }).click();
      await page.getByRole('button', { name: /^(OFFを押しました|I have pressed OFF)$/ }).waitFor();
      await shot('3-off');
      await page.getByRole('button', { name: /^(OFFを押しました|I have pressed OFF)$/ }).click();
      await page.getByRole('button', { name: /^(画面では無効|The panel says it is)/ }).waitFor();
      await shot('4-off-wait');
      await site.stop();
      await page.getByRole('button', { name: /^(ONを押しました|I have pressed ON)$/ }).waitFor({ timeout: 60_000 });
      await shot('5-on');
      await page.getByRole('button', { name: /^(ONを押しました|I have pressed ON)$/ }).click();
      site.renew({ daysLeft: 90 });
      await site.start();
      await page.getByText(/2回続けて|checked twice|もう1回|Once more/).waitFor({ timeout: 60_000 });
      await shot('6-verify');
      await page.waitForURL(/recovery\/[\w-]{30,}/, { timeout: 110_000 });
      await page.getByRole('heading', { level: 1 }).waitFor();
      await shot('7-record');
    });
  });
}
