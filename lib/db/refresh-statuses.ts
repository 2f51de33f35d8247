import type { Database } from './open-database';
import type { StatusRules } from './status-rules';
import { updateSiteStatuses } from './update-site-statuses';

const chunkSize = 500;

/**
 * A status that was derived so little after `now` holds: a look was stored while a page was being drawn. One from farther
 * ahead was derived by a clock that has since been put back.
 */
export const aheadMs = 60_000;

/**
 * Derives anew every cached status whose time has run out, and those which were derived in what is now the future
 * (see `aheadMs`). In chunks, so that nobody waits long behind it.
 *
 * @returns how many sites were refreshed: normally none
 */
export async function refreshStatuses(db: Database, rules: StatusRules, now: Date): Promise<number> {
  const future = new Date(now.getTime() + aheadMs);
  let refreshed = 0;
  for (;;) {
    const count = await db.$transaction(async (tx) => {
      const sites = await tx.site.findMany({
        where: { deletedAt: null, OR: [{ statusUntil: { lte: now } }, { statusAt: { gt: future } }] },
        take: chunkSize,
        select: { id: true },
      });
      if (sites.length > 0)
        await updateSiteStatuses(
          tx,
          sites.map(({ id }) => id),
          rules,
          now,
        );
      return sites.length;
    });
    refreshed += count;
    if (count < chunkSize) return refreshed;
  }
}
