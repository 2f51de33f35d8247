const NOBODY = 65_534;

/**
 * Does the work with the rights of an ordinary user. For root no mode of a file or folder counts, so a test of a
 * read-only file could not fail when the tests run as root, as they do in most containers.
 * Everything that the work reads lazily, modules too, must be readable for everybody or loaded before.
 */
export async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
