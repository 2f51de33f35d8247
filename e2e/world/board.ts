import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** The field for new sites, in either language. */
export function addField(page: Page): Locator {
  return page.getByRole('textbox', { name: /^(サイトを追加|Add a site)$/ });
}

export function addButton(page: Page): Locator {
  return page.getByRole('button', { name: /^(追加して確認|Add and check)$/ });
}

/** Types into the field and sends it with its button. */
export async function addSites(page: Page, text: string): Promise<void> {
  await addField(page).fill(text);
  await addButton(page).click();
}

/** A site's large card on the board. */
export function cardOf(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

/** From a site's card to its page. The card is drawn anew with the first look: a press in that moment meets nothing. */
export async function openCard(page: Page, name: string): Promise<void> {
  const heading = page.getByRole('heading', { level: 1, name });
  await expect(async () => {
    if (await heading.isHidden())
      await cardOf(page, name).getByRole('link', { name: 'くわしく見る' }).click({ timeout: 5000 });
    await expect(heading).toBeVisible({ timeout: 5000 });
  }).toPass();
}

/** Adds a site on the board, and goes to its page once the first look is there. */
export async function addAndOpen(page: Page, name: string): Promise<void> {
  await page.goto('/');
  await addSites(page, name);
  await openCard(page, name);
}

/** A site's line in the list. */
export function rowOf(page: Page, name: string): Locator {
  return page.getByRole('article').filter({ has: page.getByRole('link', { name, exact: true }) });
}

/**
 * Waits until React has taken the page over. A press of a key before that does what it does without JavaScript;
 * presses of buttons need no waiting, since React plays them again.
 */
export async function waitUntilLive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const field = document.querySelector('main form button');
    return field !== null && Object.keys(field).some((key) => key.startsWith('__reactProps'));
  });
}
