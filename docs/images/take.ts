// npx tsx docs/images/take.ts draws the pictures of the READMEs anew, of the app as it was built last (npm start builds it).
// The sites are real: TLS servers on loopback addresses with certificates made here. They listen on port 443, so that the
// names look as usual, and that takes the rights of an administrator (on Linux: root).
import path from 'node:path';
import { domainToASCII } from 'node:url';

import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';

import { createAuthority } from '@/e2e/world/authority';
import { createTemplate, serveApp } from '@/e2e/world/serve-app';
import { startDnsServer } from '@/lib/testing/dns-server';
import { startTlsServer } from '@/lib/testing/tls-server';
import { findChromium } from '@/scripts/setup/chromium.mjs';

const sites = [
  { host: 'example.jp', hasWww: true, daysLeft: 18 },
  { host: 'photo.example.jp', daysLeft: 26 },
  { host: 'shop.example.jp', daysLeft: 41 },
  { host: domainToASCII('お菓子の家.example.jp'), daysLeft: 58 },
  { host: 'recipe.example.jp', daysLeft: 67 },
  { host: 'travel.example.jp', daysLeft: 84 },
];

const folder = import.meta.dirname;
const isRoot = process.getuid?.() === 0;
const authority = createAuthority();
const dns = await startDnsServer();
const servers = await Promise.all(
  sites.map(async ({ host, hasWww, daysLeft }, index) => {
    const names = hasWww ? [host, `www.${host}`] : [host];
    const address = `127.0.77.${index + 1}`;
    for (const name of names) dns.set(name, { A: [address] });
    return startTlsServer({ certificate: authority.issue(names, { daysLeft }).certificate, address, port: 443 });
  }),
);
const template = await createTemplate();
const { app, stop } = await serveApp({
  template: template.file,
  nameServer: dns.server,
  rootFile: authority.rootFile,
});
template.remove();
const executablePath = findChromium(process.env) ?? undefined;
const browser = await chromium.launch({
  executablePath,
  args: isRoot ? ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] : [],
});

try {
  await addSites(browser);
  for (const language of ['ja', 'en'] as const) {
    await take(browser, language, `board-${language}.png`, { width: 1280, height: 900 }, () => Promise.resolve());
    await take(browser, language, `recovery-${language}.png`, { width: 390, height: 844 }, openRecovery);
  }
} finally {
  await browser.close();
  await stop();
  await Promise.all(servers.map((server) => server.close()));
  await dns.close();
  authority.remove();
}

/** By the form, as a person does; the page ends when the first looks are done. */
async function addSites(browser: Browser): Promise<void> {
  const page = await browser.newPage({ baseURL: app.url, locale: 'ja-JP' });
  await page.goto('/');
  await page.locator('textarea').fill(sites.map(({ host }) => host).join('\n'));
  await page.locator('main form button').first().click();
  await page.waitForURL(/added=/);
  await page.reload();
  await page.close();
}

async function take(
  browser: Browser,
  language: 'ja' | 'en',
  file: string,
  viewport: { width: number; height: number },
  open: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await browser.newPage({
    baseURL: app.url,
    viewport,
    locale: language === 'ja' ? 'ja-JP' : 'en-US',
    timezoneId: 'Asia/Tokyo',
  });
  await page.goto('/');
  await open(page);
  await page.screenshot({ path: path.join(folder, file) });
  await page.close();
}

/** The second step: the way through the panel, in the panel's own words. */
async function openRecovery(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: /^(復旧の手順を見る|See the recovery steps)$/ })
    .first()
    .click();
  await page.waitForURL(/recovery/);
  await page.locator('#open-setting').evaluate((step) => step.scrollIntoView());
}
