import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import { Fault } from './fault.mjs';
import { run } from './run.mjs';
import { without } from './without.mjs';

/**
 * Runs npm: the one that started this command, else the one on the path.
 *
 * @param {import('./command.mjs').Context} context
 * @param {string[]} args
 * @throws {Fault} npm-missing
 */
export async function runNpm(context, args) {
  const env = npmEnv(context.env);
  const own = context.env.npm_execpath ?? '';
  if (path.basename(own) === 'npm-cli.js') return run(context, process.execPath, [own, ...args], { env });

  const result = await run(context, process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { env });
  if (/spawn npm(\.cmd)? ENOENT/.test(result.output)) throw new Fault('npm-missing');
  return result;
}

/** A native package is compiled with the headers that lie beside this Node.js, when they are there, and not with fetched ones. */
function npmEnv(env) {
  const plain = without(env, ['NODE_ENV']);
  const prefix = path.resolve(process.execPath, '../..');
  return env.npm_config_nodedir || !hasOwnHeaders(prefix) ? plain : { ...plain, npm_config_nodedir: prefix };
}

function hasOwnHeaders(prefix) {
  const file = path.join(prefix, 'include/node/node_version.h');
  if (!existsSync(file)) return false;
  const header = readFileSync(file, 'utf8');
  const version = ['MAJOR', 'MINOR', 'PATCH'].map((part) => header.match(`#define NODE_${part}_VERSION (\\d+)`)?.[1]);
  return version.join('.') === process.versions.node;
}
