/**
 * @typedef {object} Package
 * @property {string} place in package-lock.json, "node_modules/a/node_modules/b"
 * @property {string} name
 * @property {string} version
 * @property {string | null} licence as its author states it, or as docs/security/licence-rules.json does in their place
 * @property {boolean} isForDevelopment
 */

/**
 * Every package of a lock file. A part for one platform that the lock file knows only by name is the property of the
 * package that asks for it, and comes under its licence.
 *
 * @param {{ packages: Record<string, any> }} lock lockfileVersion 3
 * @param {Record<string, { licence: string }>} stated by "name" or "name@version"
 * @returns {Package[]}
 */
export function listPackages(lock, stated) {
  const entries = Object.entries(lock.packages).filter(([place]) => place !== '');
  return entries.map(([place, entry]) => {
    const name = entry.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const said = stated[`${name}@${entry.version}`] ?? stated[name];
    return {
      place,
      name,
      version: entry.version,
      licence: said?.licence ?? entry.license ?? findOwner(entries, name, entry)?.license ?? null,
      isForDevelopment: entry.dev === true || entry.devOptional === true,
    };
  });
}

function findOwner(entries, name, { optional, cpu, version }) {
  if (!optional || !cpu) return undefined;
  return entries.map(([, entry]) => entry).find((entry) => entry.optionalDependencies?.[name] === version);
}
