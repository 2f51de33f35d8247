/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} names
 * @returns {NodeJS.ProcessEnv} a copy without these variables
 */
export function without(env, names) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)));
}
