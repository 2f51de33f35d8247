import type { WatchSummary } from '@/lib/db/weekly';
import type { EventLevel } from '@/lib/events/event-kinds';
import { toDisplayName } from '@/lib/tls/display-name';
import type { Status } from '@/lib/tls/status';
import { statuses } from '@/lib/tls/status';
import { wordFullCountdown, wordFullInstant } from '@/lib/words/full-time';
import type { Locale, Words } from '@/lib/words/locale';

import { composeOwn } from './compose-own';
import type { OwnOptions } from './compose-own';
import type { Message, MessageItem } from './message';
import { showName } from './tell-event';

export interface WeeklyOptions extends OwnOptions, WatchSummary {
  /** After how long without a look the watch counts as standing still. */
  staleAfterMs: number;
}

interface WeeklyWords {
  level: EventLevel;
  subject: Words;
  lead: Words;
}

const statusNames: Readonly<Record<Status, Words>> = {
  paused: { ja: '停止中', en: 'paused' },
  healthy: { ja: '正常', en: 'healthy' },
  watching: { ja: '見守り中', en: 'due for renewal' },
  unknown: { ja: '確認できていません', en: 'not looked at' },
  action: { ja: '要対応', en: 'need you' },
  urgent: { ja: '緊急', en: 'urgent' },
  unreachable: { ja: '接続できません', en: 'unreachable' },
  down: { ja: '表示できません', en: 'down' },
};

/** 「見守り中です」, so that silence is noticed. It says so only while somebody looks. */
export function composeWeekly(options: WeeklyOptions): Message {
  const { level, subject, lead } = findWords(options);
  const closing = {
    ja: '週に一度のこのお知らせが来なくなったら、Kigenが動いているか確かめてください。',
    en: ' When this weekly message stops coming, see whether Kigen is running.',
  };
  const whole = { ja: lead.ja + closing.ja, en: lead.en + closing.en };
  return composeOwn(options, 'weekly', level, { subject, lead: whole }, listExpiries(options));
}

function findWords(options: WeeklyOptions): WeeklyWords {
  const { counts, checkedAt, now, staleAfterMs } = options;
  if (countSites(options) === counts.paused) return noneWatched(options);
  const isStale = checkedAt === null || now.getTime() - checkedAt.getTime() > staleAfterMs;
  return isStale ? notLookedAt(options) : allWatched(options, checkedAt);
}

function noneWatched({ counts }: WeeklyOptions): WeeklyWords {
  const isPaused = counts.paused > 0;
  return {
    level: 'information',
    subject: { ja: '見守っているサイトがありません', en: 'Kigen is watching no site' },
    lead: {
      ja: `いま見守っているサイトは1件もありません${isPaused ? `(停止中 ${counts.paused}件)` : ''}。期限が近づいてもお知らせできません。`,
      en: `No site is being watched at the moment${isPaused ? ` (${counts.paused} paused)` : ''}. You will not be told when a certificate is about to end.`,
    },
  };
}

function notLookedAt(options: WeeklyOptions): WeeklyWords {
  const { checkedAt, now, zone } = options;
  const total = countSites(options);
  const since = (locale: Locale) => checkedAt && wordFullInstant(checkedAt, now, zone, locale);
  return {
    level: 'action',
    subject: {
      ja: `サイトを確認できていません(${total}件)`,
      en: `Kigen has not looked at the sites (${countInEnglish(total)})`,
    },
    lead: {
      ja: `${checkedAt ? `${since('ja')}から、サイトを確認できていません。` : 'まだ一度もサイトを確認できていません。'}サイトの障害とは限りません。Kigenが動いている機械の電源とネットワークを確かめてください。`,
      en: `${checkedAt ? `The sites have not been looked at since ${since('en')}.` : 'No site has been looked at yet.'} This does not mean that a site is down. Check the power and the network of the machine that runs Kigen.`,
    },
  };
}

function allWatched(options: WeeklyOptions, checkedAt: Date): WeeklyWords {
  const { counts, now, zone } = options;
  const total = countSites(options);
  const worse = counts.action + counts.urgent + counts.unreachable + counts.down;
  const checked = (locale: Locale) => wordFullInstant(checkedAt, now, zone, locale);
  return {
    level: worse > 0 ? 'action' : 'good',
    subject: {
      ja: worse > 0 ? `見守り中です(${total}件、うち要対応 ${worse}件)` : `見守り中です(${total}件)`,
      en: `Kigen is watching (${countInEnglish(total)}${worse > 0 ? `, ${worse} need you` : ''})`,
    },
    lead: {
      ja: `${total}件のサイトを見守っています。${listCounts(counts, 'ja')}。最終確認 ${checked('ja')}。`,
      en: `${countInEnglish(total)} ${total === 1 ? 'is' : 'are'} being watched. In numbers: ${listCounts(counts, 'en')}. Last looked at: ${checked('en')}.`,
    },
  };
}

function countSites({ counts }: WeeklyOptions): number {
  return statuses.reduce((sum, status) => sum + counts[status], 0);
}

function countInEnglish(total: number): string {
  return total === 1 ? '1 site' : `${total} sites`;
}

/** The worst first. */
function listCounts(counts: WeeklyOptions['counts'], locale: Locale): string {
  const parts = statuses
    .toReversed()
    .filter((status) => counts[status] > 0)
    .map((status) => `${statusNames[status][locale]} ${counts[status]}`);
  return parts.join(locale === 'ja' ? '、' : ', ');
}

function listExpiries({ expiries, now, zone, locale }: WeeklyOptions): MessageItem['details'] {
  const label = { ja: '次の期限', en: 'Ends next' }[locale];
  return expiries.map(({ notAfter, ...site }) => {
    const name = showName(toDisplayName(site));
    return { label, value: `${name} ${wordFullCountdown({ notAfter }, now, zone, locale)}` };
  });
}
