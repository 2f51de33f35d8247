import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { BoardOverview } from '@/lib/db/find-board';
import { joinSentences } from './join-sentences';
import { readClock } from './read-clock';

const hourMs = 60 * 60 * 1000;

/** The board's first line: am I all right? It counts what is unknown too, and is never glad without a fresh look. */
export async function viewHeadline(overview: BoardOverview, checkIntervalMs: number) {
  const [t, clock] = await Promise.all([getTranslations('board'), readClock()]);
  const { counts, siteCount } = overview;
  const hurt = counts.action + counts.urgent + counts.down;
  const { unreachable, unknown, watching, paused } = counts;

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
    hurt > 0 && unreachable > 0 ? t('lead.alsoUnreachable', { count: unreachable }) : null,
    hurt + unreachable > 0 && unknown > 0 ? t('lead.alsoUnknown', { count: unknown }) : null,
    hurt === 0 && watching > 0 ? t('lead.watching', { count: watching }) : null,
    overview.newestCheckAt
      ? t('lead.checked', {
          time: clock.instant(overview.newestCheckAt),
          hours: Math.max(1, Math.round(checkIntervalMs / hourMs)),
        })
      : t('lead.neverChecked'),
  ];
  return { title, lead: joinSentences(lead, clock.locale) };
}
