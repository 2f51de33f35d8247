import { requireNoServer } from './running.mjs';

/**
 * Makes something when it is not there. Only then is the folder's lock taken (and kept until the command lets go of it),
 * and after a wait the other command may have made it. It is never replaced under a server that runs from this folder.
 *
 * @param {import('./command.mjs').Context} context
 * @param {(note: string) => void} begin
 * @param {{ isDone: () => boolean, make: () => Promise<string> }} work `make` gives the note for the stage
 * @returns {Promise<string | null>} null when nothing had to be made
 * @throws {import('./fault.mjs').Fault} folder-in-use, own-folder, and what `make` throws
 */
export async function ensure(context, begin, { isDone, make }) {
  if (isDone()) return null;
  await context.lock.hold({ stop: context.stop, onWait: (command) => begin(context.say('waiting', { command })) });
  if (isDone()) return null;
  await requireNoServer(context);
  return make();
}
