import type { Database } from './open-database';

const chunkSize = 100;

/**
 * Removes for good the sites that were deleted before `before`, with all that belongs to them, and then the certificates
 * that nobody has shown any more. In chunks, so that nobody waits long behind it.
 *
 * @returns how many sites were removed
 */
export async function purgeDeletedSites(db: Database, before: Date): Promise<number> {
  let purged = 0;
  for (;;) {
    const where = { deletedAt: { lt: before } };
    const sites = await db.site.findMany({ where, take: chunkSize, select: { id: true } });
    if (sites.length === 0) break;
    // The condition once more: one of them may have been restored since.
    const { count } = await db.site.deleteMany({ where: { id: { in: sites.map(({ id }) => id) }, ...where } });
    purged += count;
  }
  if (purged > 0) await purgeCertificates(db);
  return purged;
}

async function purgeCertificates(db: Database): Promise<void> {
  for (;;) {
    const where = { sightings: { none: {} }, endpoints: { none: {} } };
    const certificates = await db.certificate.findMany({ where, take: chunkSize, select: { fingerprint256: true } });
    if (certificates.length === 0) return;
    const ids = certificates.map(({ fingerprint256 }) => fingerprint256);
    await db.certificate.deleteMany({ where: { fingerprint256: { in: ids }, ...where } });
  }
}
