const exact = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

/**
 * Ways in which package.json and its lock file could bring something in that nobody has chosen.
 *
 * @param {Record<string, any>} manifest package.json
 * @param {{ packages: Record<string, any> }} lock package-lock.json
 * @returns {string[]} one sentence each
 */
export function findSlips(manifest, lock) {
  return [
    ...findInexact(manifest),
    ...findOutOfStep(manifest, lock),
    ...findUnapprovedScripts(manifest, lock),
    ...findForeignSources(lock),
  ];
}

function findInexact({ dependencies = {}, devDependencies = {}, overrides = {} }) {
  return [...Object.entries({ ...dependencies, ...devDependencies }), ...listOverrides(overrides)]
    .filter(([, version]) => typeof version !== 'string' || !exact.test(version))
    .map(([name, version]) => `package.json asks for ${name} ${JSON.stringify(version)}: name one exact version.`);
}

/** An override may hold others, which count inside that package alone. */
function listOverrides(overrides) {
  return Object.entries(overrides).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null ? listOverrides(value) : [[name, value]],
  );
}

function findOutOfStep(manifest, lock) {
  return ['dependencies', 'devDependencies'].flatMap((kind) => {
    const asked = manifest[kind] ?? {};
    const locked = lock.packages['']?.[kind] ?? {};
    const names = new Set([...Object.keys(asked), ...Object.keys(locked)]);
    return [...names]
      .filter((name) => asked[name] !== locked[name] || lock.packages[`node_modules/${name}`]?.version !== asked[name])
      .map((name) => `${name} is not the same in package.json and package-lock.json: run npm install.`);
  });
}

/** Each package with an install script is decided about, and nothing is decided about one that has none. */
function findUnapprovedScripts({ allowScripts = {} }, { packages }) {
  const withScript = Object.entries(packages)
    .filter(([, entry]) => entry.hasInstallScript)
    .map(([place]) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length));
  const undecided = withScript.filter((name) => typeof allowScripts[name] !== 'boolean');
  const idle = Object.keys(allowScripts).filter((name) => !withScript.includes(name));
  return [
    ...undecided.map((name) => `${name} has an install script: decide in allowScripts whether it runs.`),
    ...idle.map((name) => `${name} stands in allowScripts and has no install script: take it out.`),
  ];
}

function findForeignSources({ packages }) {
  const entries = Object.entries(packages).filter(([place]) => place !== '');
  return entries.flatMap(([place, { link, resolved, integrity, optional }]) => {
    if (link || (resolved !== undefined && !/^https:\/\/registry\.npmjs\.org\//.test(resolved))) {
      return [`${place} comes from ${resolved ?? 'a folder'}, and not from the npm registry.`];
    }
    const hasChecksum = /^sha512-/.test(integrity ?? '');
    // See scripts/complete-lock.mjs: known by name and version only, and never installed where the lock file was made.
    return hasChecksum || (integrity === undefined && optional) ? [] : [`${place} has no SHA-512 checksum.`];
  });
}
