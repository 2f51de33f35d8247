import { buildApp } from './setup/build.mjs';
import { checkEndToEnd } from './setup/checks.mjs';
import { installChromium } from './setup/chromium.mjs';
import { generateClient } from './setup/generate.mjs';
import { installPackages } from './setup/install.mjs';
import { installPebble } from './setup/pebble.mjs';
import { clearResults, sumResults } from './setup/results.mjs';

/**
 * npm run e2e: the end-to-end tests alone; what stands after `--` goes to Playwright (`npm run e2e -- --grep board`).
 *
 * @param {import('./setup/command.mjs').Context} context
 * @param {string[]} args
 */
export async function run(context, args) {
  const { lock, stages, stop, print, say, root } = context;
  clearResults(root);
  await lock.hold({ stop, onWait: (command) => print(say('waiting', { command })) });
  await stages.run('packages', (begin) => installPackages(context, begin));
  await stages.run('client', (begin) => generateClient(context, begin));
  let chromium;
  await stages.run('browser', async (begin) => (chromium = await installChromium(context, begin)));
  await stages.run('acme', (begin) => installPebble(context, begin));
  await stages.run('build', (begin) => buildApp(context, begin));
  await checkEndToEnd(context, chromium, args);
  return sumResults(root).failed === 0 ? 0 : 1;
}
