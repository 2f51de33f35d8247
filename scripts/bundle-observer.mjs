// node scripts/bundle-observer.mjs: the program of the process that looks (lib/tls/observer-program.ts), in one file beside Next's build.
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {{ entry?: string, outfile?: string }} [options] relative to the root
 */
export function bundleObserver({ entry = 'lib/tls/observer-program.ts', outfile = '.next/observer.mjs' } = {}) {
  buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    logLevel: 'error',
  });
  return path.resolve(root, outfile);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) bundleObserver();
