import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import { checkUnit } from './setup/checks.mjs';
import { Fault } from './setup/fault.mjs';
import { describeInstallFault } from './setup/install-fault.mjs';
import { runNpm } from './setup/npm.mjs';
import { writeCounts } from './setup/results.mjs';
import { run as runProgram } from './setup/run.mjs';

const version = '24.21.0';

/**
 * How the paths of the tests without native parts begin. The database driver has to be compiled for each Node.js;
 * of the notices, what speaks to the services and what is told needs none.
 */
const withoutNativeParts = [
  'lib/tls/',
  'lib/diagnosis/',
  'lib/recovery/',
  'lib/hosting/',
  'lib/events/',
  'lib/letters/',
  'lib/notify/channel',
  'lib/notify/compose-',
  'lib/notify/outgoing-',
  'lib/notify/retry',
];

/**
 * Continuous integration's second look: the unit tests named above, on Node.js 24. After npm test.
 *
 * @param {import('./setup/command.mjs').Context} context
 */
export async function run(context) {
  try {
    const node = await installNode(context);
    await checkUnit(context, 'node-24', { node, files: withoutNativeParts });
    return 0;
  } catch (error) {
    if (error instanceof Fault) writeCounts(context.root, 'node-24', { passed: 0, failed: 1, skipped: 0 });
    throw error;
  }
}

/** The package "node" would fetch this one by an install script; asking for it by name needs no script. */
async function installNode(context) {
  const folder = path.join(context.folder, 'node24');
  const name = platformPackage();
  const node = path.join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (await isRight(context, node)) return node;

  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies: { [name]: version } }),
  );
  const { ok, signal, output } = await runNpm(context, ['install', '--prefix', folder, '--no-audit', '--no-fund']);
  if (!ok || !(await isRight(context, node))) throw describeInstallFault(output, signal, folder);
  return node;
}

async function isRight(context, node) {
  if (!existsSync(node)) return false;
  const { ok, output } = await runProgram(context, node, ['--version']);
  return ok && output.trim() === `v${version}`;
}

function platformPackage() {
  const { platform, arch } = process;
  const family = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  return `${family}-${platform === 'win32' ? 'win' : platform}-${arch}`;
}
