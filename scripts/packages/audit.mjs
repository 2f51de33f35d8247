import { findAdvisories } from './find-advisories.mjs';
import { findSlips } from './find-slips.mjs';
import { isLicenceAllowed } from './judge-licence.mjs';
import { listPackages } from './list-packages.mjs';
import { writeLicences } from './write-licences.mjs';

/**
 * @typedef {object} Files their contents
 * @property {object} manifest package.json
 * @property {object} lock package-lock.json
 * @property {object} known docs/security/advisories.json
 * @property {{ allowed: Record<string, string>, stated: Record<string, { licence: string, source: string }> }} rules
 *   docs/security/licence-rules.json
 * @property {string} licences docs/security/licences.md
 */

/**
 * @param {Files} files
 * @returns {{ count: number, licences: string, complaints: string[] }} `licences` as it should read
 */
export function audit({ manifest, lock, known, rules, licences }) {
  const packages = listPackages(lock, rules.stated);
  const allowed = new Set(Object.keys(rules.allowed));
  const wanted = writeLicences(packages);
  const complaints = [
    ...findAdvisories(packages, known),
    ...packages.flatMap((one) => describeLicence(one, allowed)),
    ...findSlips(manifest, lock),
    ...(licences === wanted ? [] : ['docs/security/licences.md is old: run npm run audit:packages -- --write']),
  ];
  return { count: packages.length, licences: wanted, complaints };
}

function describeLicence({ name, version, licence }, allowed) {
  if (licence === null) {
    return [
      `${name} ${version} states no licence: read its files and write it down in docs/security/licence-rules.json.`,
    ];
  }
  if (isLicenceAllowed(licence, allowed)) return [];
  return [`${name} ${version} has the licence "${licence}", which docs/security/licence-rules.json does not allow.`];
}
