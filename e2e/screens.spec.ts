import path from 'node:path';

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';
import { visitScreens } from './world/visit-screens';

const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const deskAndPhone = [1280, 375];
/** Pictures of every screen take a minute: made with SCREENS=1, for whoever looks at them. */
const areKept = process.env['SCREENS'] === '1';

for (const language of ['ja', 'en'] as const) {
  test.describe(`every screen, in ${language}`, () => {
    test.use({ locale: language === 'ja' ? 'ja-JP' : 'en-US' });
    // Some forty screens, each looked at four times.
    test.setTimeout(12 * 60_000);

    test('passes axe, and needs no scrolling sideways: on a desk, on a phone, at 320 px, and with text of twice its size', async ({
      page,
      app,
      startSite,
      expectedTrouble,
    }, testInfo) => {
      const folder = path.join(testInfo.project.outputDir, 'screens');
      const look = async (screen: string) => {
        for (const width of deskAndPhone) {
          await page.setViewportSize({ width, height: 800 });
          await expectNoSidewaysScrolling(page, `${screen} at ${width}`);
          // Both languages have the same roles and colours, so each width is looked at in one of them.
          if ((width === 375) === (language === 'ja')) await expectAccessible(page, `${screen} at ${width}`);
          if (areKept)
            await page.screenshot({ path: path.join(folder, `${screen}-${language}-${width}.png`), fullPage: true });
        }
        await page.setViewportSize({ width: 320, height: 800 });
        await expectNoSidewaysScrolling(page, `${screen} at 320`);
        if (areKept)
          await page.screenshot({ path: path.join(folder, `${screen}-${language}-320.png`), fullPage: true });
        await expectToFitWithLargeText(page, screen);
        await page.setViewportSize({ width: 1280, height: 800 });
      };
      await visitScreens({ page, app, startSite, expectedTrouble, look });
    });
  });
}

async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(axeTags).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  expect(found, what).toEqual([]);
}

/** 640 px with text of twice its size is what a browser's zoom of 200 % makes of a desk. */
async function expectToFitWithLargeText(page: Page, screen: string): Promise<void> {
  await page.setViewportSize({ width: 640, height: 800 });
  // By the object model: the Content-Security-Policy refuses a style sheet that is not ours.
  await setFontSize(page, '200%');
  await expectNoSidewaysScrolling(page, `${screen} with large text`);
  await setFontSize(page, '');
}

async function setFontSize(page: Page, size: string): Promise<void> {
  await page.evaluate((value) => void (document.documentElement.style.fontSize = value), size);
}

async function expectNoSidewaysScrolling(page: Page, what: string): Promise<void> {
  const surplus = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(surplus, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
}
