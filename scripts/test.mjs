import { countAttacks } from './setup/attacks.mjs';
import { buildApp } from './setup/build.mjs';
import { checkEndToEnd, checkOnce, checkUnit } from './setup/checks.mjs';
import { installChromium } from './setup/chromium.mjs';
import { listFailures } from './setup/failures.mjs';
import { Fault } from './setup/fault.mjs';
import { generateClient } from './setup/generate.mjs';
import { installPackages } from './setup/install.mjs';
import { installPebble } from './setup/pebble.mjs';
import { clearResults, formatCounts, sumResults, writeCounts } from './setup/results.mjs';

const failedOnce = { passed: 0, failed: 1, skipped: 0 };

/**
 * npm test: the same preparations as npm start, then every check. One that fails does not keep the others from running.
 *
 * @param {import('./setup/command.mjs').Context} context
 */
export async function run(context) {
  const { stages, print, root } = context;
  clearResults(root);
  const chromium = await setUp(context);

  // Two lanes for two cores.
  await Promise.all([checkForm(context), checkTypes(context)]);
  await checkUnit(context, 'unit');
  if (await builds(context)) await checkEndToEnd(context, chromium);
  else stages.skip('e2e');

  const { tried, through } = countAttacks(root);
  print(`attacks: tried ${tried}, through ${through}`);
  for (const failure of listFailures(root)) print(`✗ ${failure}`);
  const counts = sumResults(root);
  print(formatCounts(counts));
  return counts.failed === 0 ? 0 : 1;
}

/** @returns {Promise<string>} the browser */
async function setUp(context) {
  const { lock, stages, stop, print, say, root } = context;
  try {
    // Held to the end, so that no other command replaces the build under the end-to-end tests.
    await lock.hold({ stop, onWait: (command) => print(say('waiting', { command })) });
    await stages.run('node', () => process.versions.node);
    await stages.run('packages', (begin) => installPackages(context, begin));
    await stages.run('client', (begin) => generateClient(context, begin));
    let chromium;
    await stages.run('browser', async (begin) => (chromium = await installChromium(context, begin)));
    await stages.run('acme', (begin) => installPebble(context, begin));
    return chromium;
  } catch (error) {
    writeCounts(root, 'set-up', failedOnce);
    throw error;
  }
}

async function checkForm(context) {
  await checkOnce(context, 'supply', [['audit', '--offline']]);
  await checkOnce(context, 'format', [['prettier', '--check', '.']]);
  await checkOnce(context, 'lint', [['eslint', '.']]);
}

async function checkTypes(context) {
  await checkOnce(context, 'types', [
    ['next', 'typegen'],
    ['tsc', '--noEmit'],
  ]);
}

/** A build that fails is told like any other check. */
async function builds(context) {
  const { stages, print, root } = context;
  try {
    await stages.run('build', (begin) => buildApp(context, begin));
    writeCounts(root, 'build', { passed: 1, failed: 0, skipped: 0 });
    return true;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    writeCounts(root, 'build', failedOnce);
    print(context.sayFault(error));
    return false;
  }
}
