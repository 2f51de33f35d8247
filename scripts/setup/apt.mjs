import process from 'node:process';

import { findOnPath } from './find-on-path.mjs';
import { run } from './run.mjs';

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {boolean} whether this user may install Debian's packages here
 */
export function canUseApt(env) {
  return process.getuid?.() === 0 && findOnPath('apt-get', env) !== null;
}

/**
 * Installs Debian's packages. What cannot be installed is missed later, or not at all.
 *
 * @param {import('./command.mjs').Context} context
 * @param {readonly string[]} packages
 */
export async function installWithApt(context, packages) {
  const env = { ...context.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run(context, 'apt-get', ['update'], { env });
  await run(context, 'apt-get', ['install', '--yes', '--no-install-recommends', ...packages], { env });
}
