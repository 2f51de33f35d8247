import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { BoardRow } from '@/lib/db/find-board';
import { defaultUrgencyPolicy, urgencyBoundaries } from '@/lib/tls/lifetime';
import { problemWords } from '@/lib/tls/problem-words';
import { readClock } from './read-clock';
import { findTopEndpoint } from './view-site';

const dayMs = 24 * 60 * 60 * 1000;

/** What a site's status means to its owner: what visitors see, why, what to do; at most three sentences. */
export async function viewMeaning(row: BoardRow): Promise<string[]> {
  const [t, board, { locale, now }] = await Promise.all([
    getTranslations('site'),
    getTranslations('board'),
    readClock(),
  ]);
  if (row.status === 'paused') return [t('pausedText')];
  if (row.status === 'unknown') return [row.checkedAt ? t('unknownText') : t('neverText')];

  const endpoint = findTopEndpoint(row);
  const finding = endpoint?.topFinding;
  if (!endpoint || !finding || finding.severity === 'information') return [t('allWell')];
  if (finding.problem === 'expiring') return [t('allWell'), t('watchingText')];
  const words = problemWords[finding.problem];
  if (finding.problem !== 'renewal-overdue' || !endpoint.validity) {
    return [words.visitorsSee[locale], words.why[locale], words.whatToDo[locale]];
  }
  const { watchingAt } = urgencyBoundaries(endpoint.validity, defaultUrgencyPolicy);
  const days = Math.floor((now.getTime() - watchingAt.getTime()) / dayMs);
  return [board('overdue', { days }), words.visitorsSee[locale], board('stillInTime')];
}
