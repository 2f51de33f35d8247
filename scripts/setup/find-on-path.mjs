import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/**
 * @param {string} name of a program
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {string | null} where it is
 */
export function findOnPath(name, env) {
  const files = (env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name));
  return files.find((file) => isExecutable(file)) ?? null;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
