import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import { ensure } from './ensure.mjs';
import { Fault } from './fault.mjs';
import { run } from './run.mjs';
import { hashSources } from './source-hash.mjs';
import { readStamp, removeStamp, writeStamp } from './stamp.mjs';

export const nextBin = 'node_modules/next/dist/bin/next';
export const observerBundler = 'scripts/bundle-observer.mjs';

/** No news to Next's makers, and no repair of the lock file over the network. */
export const nextEnv = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NEXT_IGNORE_INCORRECT_LOCKFILE: '1' };

/**
 * The app, built anew when a source changed since the last build that succeeded.
 *
 * @param {import('./command.mjs').Context} context
 * @param {(note: string) => void} begin
 * @returns {Promise<string>} the note for the stage
 * @throws {Fault} build-failed, out-of-memory, disk-full
 */
export async function buildApp(context, begin) {
  const { root, say } = context;
  const isDone = () => {
    const stamp = readStamp(context, 'build');
    return stamp !== null && stamp.id === readBuildId(root) && stamp.sources === hashSources(root);
  };
  const make = async () => {
    begin(say('building'));
    removeStamp(context, 'build');
    // Taken before the build: what changes while it runs is built next time.
    const sources = hashSources(root);
    const { ok, signal, output } = await run(context, process.execPath, [nextBin, 'build'], {
      env: { ...context.env, ...nextEnv },
    });
    if (!ok) throw new Fault(findFault(signal, output));
    const bundled = await run(context, process.execPath, [observerBundler]);
    if (!bundled.ok) throw new Fault(findFault(bundled.signal, bundled.output));
    writeStamp(context, 'build', { sources, id: readBuildId(root) });
    return say('built');
  };
  return (await ensure(context, begin, { isDone, make })) ?? say('up to date');
}

function readBuildId(root) {
  try {
    return readFileSync(path.join(root, '.next/BUILD_ID'), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

function findFault(signal, output) {
  if (signal === 'SIGKILL' || /JavaScript heap out of memory|exited with code: null and signal: SIGKILL/.test(output)) {
    return 'out-of-memory';
  }
  return /\bENOSPC\b/.test(output) ? 'disk-full' : 'build-failed';
}
