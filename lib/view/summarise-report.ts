import type { Status } from '@/lib/tls/status';
import type { Report } from './gather-report';

export type SummaryKey =
  | 'none'
  | 'looks'
  | 'leftOut'
  | 'unwellNow'
  | 'unwellEnd'
  | 'unknownNow'
  | 'unknownEnd'
  | 'calm'
  | 'renewals'
  | 'recoveries'
  | 'recoveriesAway'
  | 'events';

export interface SummarySentence {
  key: SummaryKey;
  count: number;
}

const unwell: readonly Status[] = ['action', 'urgent', 'down', 'unreachable'];

/**
 * The sentences that apply, each with its number: first what is the matter, then what happened. A month is called calm only
 * when nothing happened, no look found anything broken, and every site is known to be well.
 */
export function summariseReport(report: Report): SummarySentence[] {
  const { siteCount, sites, isRunning, failures, renewals, recoveries, eventCount, awayMs } = report;
  if (siteCount === 0) return [{ key: 'none', count: 0 }];
  const unwellCount = sites.filter(({ status }) => unwell.includes(status)).length;
  const unknownCount = sites.filter(({ status }) => status === 'unknown').length;
  const unlisted = siteCount - sites.length;
  const happened = renewals.length + recoveries.length + eventCount + failures;
  const sentences: SummarySentence[] = [
    { key: 'leftOut', count: unlisted },
    { key: isRunning ? 'unwellNow' : 'unwellEnd', count: unwellCount },
    { key: isRunning ? 'unknownNow' : 'unknownEnd', count: unknownCount },
    { key: 'calm', count: happened + unwellCount + unknownCount + unlisted === 0 ? 1 : 0 },
    { key: 'renewals', count: renewals.length },
    { key: awayMs > 0 ? 'recoveriesAway' : 'recoveries', count: recoveries.length },
    { key: 'events', count: eventCount },
  ];
  return [{ key: 'looks', count: sites.length }, ...sentences.filter(({ count }) => count > 0)];
}
