import type { Claim, ClaimTerms, Counterpart } from './claim-endpoints';
import type { Database } from './open-database';

/** Notes how the search for the other form of a site's name went, when it found none to add. */
export async function settleCounterpart(db: Database, siteId: string, counterpart: Counterpart): Promise<void> {
  await db.site.updateMany({
    where: { id: siteId, counterpart: { in: ['wanted', 'unclear'] } },
    data: { counterpart },
  });
}

/**
 * Adds the other form as an endpoint that is claimed already, for the look that found it. null when somebody else has
 * settled the question meanwhile, or the site is gone.
 */
export async function addCounterpart(
  db: Database,
  siteId: string,
  endpoint: { endpointId: string; host: string; port: number },
  { token, now, leaseMs }: ClaimTerms,
): Promise<Claim | null> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.site.updateMany({
      where: { id: siteId, deletedAt: null, counterpart: { in: ['wanted', 'unclear'] } },
      data: { counterpart: 'settled' },
    });
    const { endpointId, host, port } = endpoint;
    const siblings = await tx.endpoint.findMany({ where: { siteId }, select: { host: true, watched: true } });
    if (count === 0 || siblings.some((sibling) => sibling.host === host)) return null;
    const leaseUntil = new Date(now.getTime() + leaseMs);
    await tx.endpoint.createMany({
      data: [{ id: endpointId, siteId, host, port, createdAt: now, dueAt: now, leaseToken: token, leaseUntil }],
    });
    const watched = siblings.filter((sibling) => sibling.watched).map((sibling) => sibling.host);
    const siteHosts = [...watched, host];
    const failing = { looks: 0, since: null };
    return {
      endpointId,
      siteId,
      host,
      port,
      token,
      counterpart: 'settled',
      siteHosts,
      dueAt: now,
      failing,
      previous: null,
    };
  });
}
