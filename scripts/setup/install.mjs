import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';

import { ensure } from './ensure.mjs';
import { describeInstallFault } from './install-fault.mjs';
import { isInstalled } from './is-installed.mjs';
import { runNpm } from './npm.mjs';
import { run } from './run.mjs';

const openDriver = `new (require('better-sqlite3'))(':memory:').close()`;

/**
 * The packages, as the lock file asks for them, and a database driver that this Node.js can load. Nothing touches the
 * network when nothing is missing.
 *
 * @param {import('./command.mjs').Context} context
 * @param {(note: string) => void} begin
 * @returns {Promise<string>} the note for the stage
 * @throws {import('./fault.mjs').Fault}
 */
export async function installPackages(context, begin) {
  const { root, say } = context;
  const installed = await ensure(context, begin, {
    isDone: () => arePackagesThere(root),
    make: async () => {
      begin(say('installing'));
      await runOrFail(context, ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']);
      return say('installed', {
        count: Object.keys(readJson(root, 'node_modules/.package-lock.json').packages).length,
      });
    },
  });
  const rebuilt = await ensure(context, begin, {
    isDone: () => doesDriverLoad(root),
    make: async () => {
      begin(say('installing'));
      await runOrFail(context, ['rebuild', 'better-sqlite3', '--ignore-scripts=false']);
      const { ok, output } = await run(context, process.execPath, ['-e', openDriver]);
      if (!ok) throw describeInstallFault(output, null, root);
      return say('rebuilt');
    },
  });
  return rebuilt ?? installed ?? say('up to date');
}

/** @param {string} root */
function arePackagesThere(root) {
  const hidden = path.join(root, 'node_modules/.package-lock.json');
  return (
    existsSync(hidden) &&
    isInstalled(readJson(root, 'package-lock.json'), readJson(root, 'node_modules/.package-lock.json'))
  );
}

function doesDriverLoad(root) {
  try {
    const Sqlite = createRequire(path.join(root, 'package.json'))('better-sqlite3');
    new Sqlite(':memory:').close();
    return true;
  } catch (error) {
    // Compiled for another Node.js, not compiled at all, or not there: in each case it has to be made again.
    if (error.code === 'ERR_DLOPEN_FAILED' || /bindings file|Cannot find module/.test(error.message)) return false;
    throw error;
  }
}

async function runOrFail(context, args) {
  const { ok, signal, output } = await runNpm(context, args);
  if (!ok) throw describeInstallFault(output, signal, context.root);
}

function readJson(root, file) {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}
