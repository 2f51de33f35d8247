import { test as base } from './fixtures';
import { openHosting } from './world/hosted-site';
import type { HostingWorld } from './world/hosted-site';

/** The stand-in host besides; the app trusts what its sites show, and finds its ports. */
export const test = base.extend<{ hosting: HostingWorld }>({
  hosting: async ({ dns }, use) => {
    const hosting = await openHosting(dns);
    await use(hosting);
    await hosting.close();
  },
  app: async ({ serve, hosting }, use) => use(await serve(hosting)),
});
