import { canUseApt, installWithApt } from './apt.mjs';
import { findOnPath } from './find-on-path.mjs';

/**
 * Let's Encrypt's test server, from which the stand-in for a host gets its new certificates: one that is there, else
 * Debian's package where this user may install it.
 *
 * @param {import('./command.mjs').Context} context
 * @param {(note: string) => void} begin
 * @returns {Promise<string>} what is used, in words: without it certificates come from a root made on the spot
 */
export async function installPebble(context, begin) {
  const { env, say } = context;
  if (findOnPath('pebble', env) === null && canUseApt(env)) {
    begin(say('installing'));
    await installWithApt(context, ['pebble']);
  }
  return findOnPath('pebble', env) === null ? say('no pebble') : 'pebble';
}
