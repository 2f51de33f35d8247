import type { SiteEvent } from '@/lib/events/site-event';

import { toSiteEvent } from './events';
import type { PolicyTag } from './notice-policies';
import type { Transaction } from './open-database';

/** An event that still holds. */
export interface LastingEvent {
  event: SiteEvent;
  /** null = it is about the watch itself, or about many sites. */
  tags: readonly PolicyTag[] | null;
  /** The event that speaks for it lasts as well. */
  isSpokenFor: boolean;
}

/** What still holds, of sites that are watched, the newest first. */
export async function listLastingEvents(tx: Transaction, limit: number): Promise<LastingEvent[]> {
  const rows = await tx.event.findMany({
    where: { closedAt: null, OR: [{ siteId: null }, { site: { pausedAt: null, deletedAt: null } }] },
    orderBy: { id: 'desc' },
    take: limit,
    include: {
      parent: { select: { closedAt: true } },
      site: { select: { tags: { select: { tag: { select: { id: true, name: true } } } } } },
    },
  });
  return rows.flatMap(({ parent, site, ...row }) => {
    const event = toSiteEvent(row);
    const tags = site && site.tags.map(({ tag }) => ({ tagId: tag.id, name: tag.name }));
    return event ? [{ event, tags, isSpokenFor: parent !== null && parent.closedAt === null }] : [];
  });
}
