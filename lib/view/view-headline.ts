import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { BoardOverview } from '@/lib/db/find-board';
import { statuses, type Status } from '@/lib/tls/status';
import { joinSentences } from './join-sentences';
import { readClock } from './read-clock';

/**
 * The board's first line: am I all right? It counts what is unknown too, and is never glad without a fresh look.
 *
 * @param intervalOf how often a site of this status is looked at, in ms
 */
export async function viewHeadline(overview: BoardOverview, intervalOf: (status: Status) => number) {
  const [t, clock] = await Promise.all([getTranslations('board'), readClock()]);
  const { counts, siteCount } = overview;
  const hurt = counts.action + counts.urgent + counts.down;
  const { unreachable, unknown, watching, paused } = counts;

  const sayChecked = (newestCheckAt: Date) => {
    const time = clock.instant(newestCheckAt);
    const intervals = statuses.filter((status) => status !== 'paused' && counts[status] > 0).map(intervalOf);
    const [soonest, usual] = [Math.min(...intervals), Math.max(...intervals)].map(clock.every);
    if (soonest === undefined || usual === undefined || intervals.length === 0) return t('lead.checkedOnce', { time });
    if (soonest === usual) return t('lead.checked', { time, every: usual });
    return t('lead.checkedMixed', { time, usual, soonest });
  };

  /** Besides what the title counts: in one sentence. */
  const sayAlso = (unreachableToo: number, unknownToo: number) => {
    if (unreachableToo > 0 && unknownToo > 0)
      return t('lead.alsoBoth', { unreachable: unreachableToo, unknown: unknownToo });
    if (unreachableToo > 0) return t('lead.alsoUnreachable', { count: unreachableToo });
    return unknownToo > 0 ? t('lead.alsoUnknown', { count: unknownToo }) : null;
  };

  const title =
    hurt > 0
      ? t('headline.action', { count: hurt })
      : unreachable > 0
        ? t('headline.unreachable', { count: unreachable })
        : unknown > 0
          ? overview.newestCheckAt
            ? t('headline.unknown', { count: unknown })
            : t('headline.neverChecked')
          : paused === siteCount
            ? t('headline.paused')
            : t('headline.healthy');

  const lead = [
    sayAlso(hurt > 0 ? unreachable : 0, hurt + unreachable > 0 ? unknown : 0),
    hurt === 0 && watching > 0 ? t('lead.watching', { count: watching }) : null,
    overview.newestCheckAt ? sayChecked(overview.newestCheckAt) : t('lead.neverChecked'),
  ];
  return { title, lead: joinSentences(lead, clock.locale) };
}
