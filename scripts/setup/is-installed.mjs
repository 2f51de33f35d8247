/**
 * Whether what npm installed (node_modules/.package-lock.json) is what the lock file asks for. Packages that npm may leave
 * out on this machine are not missed, and packages that are too many do no harm.
 *
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile} installed
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted.packages ?? {}).every(([place, entry]) => {
    if (place === '') return true;
    const found = installed.packages?.[place];
    if (!found) return Boolean(entry.optional || entry.devOptional || entry.peer);
    return found.version === entry.version && (found.integrity ?? null) === (entry.integrity ?? null);
  });
}

/**
 * @typedef {object} Lockfile
 * @property {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }>} [packages]
 */
