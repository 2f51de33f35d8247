import process from 'node:process';

import { chromium } from '@playwright/test';

import { findChromium } from '../scripts/setup/chromium.mjs';
import { createClient, listSiteLinks } from './http-client.mjs';

const runs = 7;
const timeoutMs = 20_000;

/**
 * Time from the navigation's start until every site of the board's first page has been painted, in headless Chromium,
 * with an empty cache each time.
 *
 * @param {{ url: string, cookie: string }} server
 * @param {AbortSignal} stop
 * @returns {Promise<{ median: number, slowest: number }>} milliseconds
 */
export async function measureVisible(server, stop) {
  const siteCount = await countSites(server);
  const browser = await launch();
  try {
    const times = [];
    for (let run = 0; run < runs; run += 1) {
      stop.throwIfAborted();
      times.push(await measureOnce(browser, server, siteCount));
    }
    times.sort((a, b) => a - b);
    return { median: times[Math.floor(runs / 2)], slowest: times[runs - 1] };
  } finally {
    await browser.close();
  }
}

async function countSites(server) {
  const client = createClient(server);
  const { text } = await client.load('/');
  client.close();
  return listSiteLinks(text()).length;
}

function launch() {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: findChromium(process.env) ?? undefined,
    args: ['--disable-gpu', '--disable-background-networking', ...(isRoot ? ['--no-sandbox'] : [])],
    timeout: timeoutMs,
  });
}

async function measureOnce(browser, { url, cookie }, siteCount) {
  // A context of its own has a cache of its own.
  const context = await browser.newContext({ locale: 'ja-JP', viewport: { width: 1280, height: 800 } });
  try {
    const [name, value] = cookie.split('=');
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    await page.addInitScript(noteWhenVisible, siteCount);
    await page.goto(url, { waitUntil: 'commit', timeout: timeoutMs });
    const seen = await page.waitForFunction(() => globalThis.kigenVisibleAt, undefined, { timeout: timeoutMs });
    return Math.round(await seen.jsonValue());
  } finally {
    await context.close();
  }
}

/** Runs in the page, from its first moment: looks in every frame, and takes the time after the frame was drawn. */
function noteWhenVisible(siteCount) {
  const look = () => {
    const links = [...document.querySelectorAll('main a[href^="/sites/"]')].filter((link) => link.checkVisibility());
    const sites = new Set(links.map((link) => link.pathname.split('/')[2]));
    if (sites.size < siteCount) return requestAnimationFrame(look);
    requestAnimationFrame(() => setTimeout(() => (globalThis.kigenVisibleAt = performance.now())));
  };
  requestAnimationFrame(look);
}
