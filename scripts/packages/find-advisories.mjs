import { createRequire } from 'node:module';

// Next ships the semver that npm itself uses; it is not a package of our own choosing.
const { satisfies, validRange } = createRequire(import.meta.url)('next/dist/compiled/semver');

/**
 * @typedef {object} Advisory
 * @property {string} id
 * @property {string} package
 * @property {string} vulnerable a range of versions, as npm writes them
 * @property {string} title
 * @property {string} source where it is told, to be opened by a person
 *
 * @typedef {object} Exception that a person has looked into it and it does not concern us
 * @property {string} id
 * @property {string} package
 * @property {string} version the one that was looked at; the next one is asked about again
 * @property {string} because
 */

/**
 * @param {import('./list-packages.mjs').Package[]} packages
 * @param {{ advisories: Advisory[], exceptions: Exception[] }} list docs/security/advisories.json
 * @returns {string[]} one sentence for each package that an advisory names
 * @throws {Error} when the list itself is wrong
 */
export function findAdvisories(packages, { advisories, exceptions }) {
  for (const { id, vulnerable } of advisories) {
    if (!vulnerable || validRange(vulnerable) === null)
      throw new Error(`${id}: "${vulnerable}" is no range of versions.`);
  }
  const isExcepted = (id, { name, version }) =>
    exceptions.some(
      (one) => one.id === id && one.package === name && one.version === version && one.because.length > 20,
    );
  return packages.flatMap((one) =>
    advisories
      .filter(({ package: name, vulnerable }) => name === one.name && isWithin(one.version, vulnerable))
      .filter(({ id }) => !isExcepted(id, one))
      .map(({ id, title, source }) => `${one.name} ${one.version} has a known fault, ${id}: ${title} (${source}).`),
  );
}

/** A prerelease of the version that cures it is taken for one that is not cured. */
function isWithin(version, range) {
  return satisfies(version, range, { includePrerelease: true });
}
