import { defineConfig, devices } from '@playwright/test';

import { findChromium } from './scripts/setup/chromium.mjs';

// KIGEN_CHROMIUM, one on the path, or else Playwright's own.
const executablePath = findChromium(process.env) ?? undefined;

const isRoot = process.getuid?.() === 0;
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Each worker serves the built app with a data folder of its own: see e2e/fixtures.ts. */
export default defineConfig({
  testDir: './e2e',
  outputDir: './test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  // A machine with two busy cores is slow; a test that hangs is still found.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: '.kigen/results/e2e.report.json' }]],
  use: {
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    screenshot: 'only-on-failure',
    // A trace costs each test a fifth of its time: `--trace=on` for the one that fails.
    trace: 'off',
    launchOptions: { executablePath, args: isRoot ? ['--no-sandbox', ...quiet] : quiet },
  },
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } } },
    // What is laid out differently on a phone says so with the tag.
    {
      name: 'phone',
      grep: /@phone/,
      use: { ...devices['Desktop Chrome'], viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true },
    },
  ],
});
