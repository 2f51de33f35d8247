import { test as base, expect } from '@playwright/test';
import type { BrowserContext, BrowserContextOptions } from '@playwright/test';

import { startDnsServer } from '@/lib/testing/dns-server';
import type { TestDnsServer } from '@/lib/testing/dns-server';
import { startMisbehavingServer } from '@/lib/testing/misbehaving-server';

import { createAuthority } from './world/authority';
import type { Authority } from './world/authority';
import { createTemplate, serveApp } from './world/serve-app';
import type { App, ServeOptions, Template } from './world/serve-app';
import { seedBoard } from './world/seed-board';
import type { Seed } from './world/seed-board';
import { startSite } from './world/start-site';
import type { RunningSite, SiteOptions } from './world/start-site';
import { watchBrowser } from './world/watch-browser';

export { expect };

interface World {
  /** Whether somebody owns the installation, and whether the browsers begin with the owner's session. Default: both. */
  hasOwner: boolean;
  signedIn: boolean;
  /** What stands in the database before the app starts. Default: nothing. */
  seed: Seed | null;
  app: App;
  /** Starts an app: for a test that has to prepare something else first. */
  serve: (options?: Partial<Pick<ServeOptions, 'fill' | 'rootFile' | 'validation'>>) => Promise<App>;
  dns: TestDnsServer;
  /** Starts a web site that the app can look at. */
  startSite: (options?: SiteOptions) => Promise<RunningSite>;
  /** A site that takes connections and never says a word. */
  startSilentSite: (host: string) => Promise<{ name: string }>;
  /** Another person's browser, or the same one without JavaScript. */
  openBrowser: (options?: BrowserContextOptions & { signedIn?: boolean }) => Promise<BrowserContext>;
  /** What may show in the console, as a 5xx, or in the server's log: said by the test that provokes it. */
  expectedTrouble: RegExp[];
}

/** Every test has a world of its own: app, database, names, servers. Trouble that it does not expect fails it. */
export const test = base.extend<World, { authority: Authority; template: Template }>({
  authority: [
    async ({}, use) => {
      const authority = createAuthority();
      await use(authority);
      authority.remove();
    },
    { scope: 'worker' },
  ],

  template: [
    async ({}, use) => {
      const template = await createTemplate();
      await use(template);
      template.remove();
    },
    { scope: 'worker' },
  ],

  expectedTrouble: async ({}, use) => use([]),

  dns: async ({}, use) => {
    const dns = await startDnsServer();
    await use(dns);
    await dns.close();
  },

  hasOwner: [true, { option: true }],

  signedIn: [true, { option: true }],

  serve: async ({ authority, template, hasOwner, dns, expectedTrouble }, use) => {
    const served: Awaited<ReturnType<typeof serveApp>>[] = [];
    await use(async (options) => {
      const file = hasOwner ? template.file : template.fresh;
      const terms = { template: file, nameServer: dns.server, rootFile: authority.rootFile };
      const one = await serveApp({ ...terms, ...options });
      served.push(one);
      return one.app;
    });
    await Promise.all(served.map((one) => one.stop()));
    const complaints = served
      .flatMap((one) => one.app.output().split('\n'))
      .filter((line) => /⨯|⚠|error|warn/i.test(line));
    expectNone(complaints, expectedTrouble);
  },

  seed: [null, { option: true }],

  app: async ({ serve, seed }, use) =>
    use(await serve({ fill: seed ? (database) => seedBoard(database, seed) : undefined })),

  baseURL: async ({ app }, use) => use(app.url),

  startSite: async ({ authority, dns }, use) => {
    const sites: RunningSite[] = [];
    await use(async (options) => {
      const site = await startSite({ authority, dns }, options);
      sites.push(site);
      return site;
    });
    await Promise.all(sites.map((site) => site.stop()));
  },

  startSilentSite: async ({ dns }, use) => {
    const servers: Awaited<ReturnType<typeof startMisbehavingServer>>[] = [];
    await use(async (host) => {
      const server = await startMisbehavingServer('silent');
      servers.push(server);
      dns.set(host, { A: ['127.0.0.1'] });
      return { name: `${host}:${server.port}` };
    });
    await Promise.all(servers.map((server) => server.close()));
  },

  context: async ({ context, app, template, hasOwner, signedIn, expectedTrouble }, use) => {
    if (hasOwner && signedIn) await context.addCookies([{ ...template.session, url: app.url }]);
    const trouble = watchBrowser(context);
    await use(context);
    expectNone(trouble, expectedTrouble);
  },

  openBrowser: async ({ browser, app, template, hasOwner, signedIn, locale, timezoneId, expectedTrouble }, use) => {
    const opened: { context: BrowserContext; trouble: readonly string[] }[] = [];
    await use(async ({ signedIn: isSignedIn = signedIn, ...options } = {}) => {
      const context = await browser.newContext({ baseURL: app.url, locale, timezoneId, ...options });
      if (hasOwner && isSignedIn) await context.addCookies([{ ...template.session, url: app.url }]);
      opened.push({ context, trouble: watchBrowser(context) });
      return context;
    });
    for (const { context } of opened) await context.close();
    expectNone(
      opened.flatMap(({ trouble }) => trouble),
      expectedTrouble,
    );
  },
});

function expectNone(lines: readonly string[], expected: readonly RegExp[]): void {
  expect(lines.filter((line) => !expected.some((pattern) => pattern.test(line)))).toEqual([]);
}
