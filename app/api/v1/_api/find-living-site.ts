import type { KeyHolder } from '@/lib/auth/api-keys';
import { findSite, type SitePage } from '@/lib/db/find-site';
import type { Monitor } from '@/lib/monitor/monitor';

/** A site that its caller may see and that is not deleted: what is deleted is gone for programs. */
export async function findLivingSite(
  { db, rules, now }: Monitor,
  { scope }: KeyHolder,
  siteId: string,
): Promise<SitePage | null> {
  const page = await findSite(db, siteId, { scope, rules, now: now() });
  return page?.deletedAt === null ? page : null;
}
