import type { EventLevel } from '@/lib/events/event-kinds';
import type { Status } from '@/lib/tls/status';
import { statuses } from '@/lib/tls/status';
import type { Locale, Words } from '@/lib/words/locale';
import { wordInstant } from '@/lib/words/time';

import type { Message, MessageData } from './message';
import { linkLabels, testMark, wordFooter } from './message-words';
import { showName } from './tell-event';
import type { TellingTerms } from './tell-event';

interface OwnOptions extends TellingTerms {
  idempotencyKey: string;
  baseUrl: string;
}

export interface WeeklyOptions extends OwnOptions {
  /** How many sites are in each status. */
  counts: Readonly<Record<Status, number>>;
  /** The newest look; null = there has been none. */
  checkedAt: Date | null;
}

/** A trial message: it says so before everything else, and asks for nothing. */
export function composeTest({ channelName, ...options }: OwnOptions & { channelName: string }): Message {
  const name = showName(channelName);
  const at = wordInstant(options.now, options.now, options.zone, options.locale);
  const subject = { ja: 'Kigenからのお知らせが届くかの確認です', en: 'a trial of the messages of Kigen' };
  const lead = {
    ja: `これはテストです。どのサイトにも、何も起きていません。「${name}」への設定ができています(${at})。`,
    en: `This is only a test: nothing has happened to any site. “${name}” is set up (${at}).`,
  };
  return compose(options, 'test', 'information', { subject, lead });
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

/** 「見守り中です」, so that silence is noticed. */
export function composeWeekly({ counts, checkedAt, ...options }: WeeklyOptions): Message {
  const { locale, now, zone } = options;
  const total = statuses.reduce((sum, status) => sum + counts[status], 0);
  const worse = counts.action + counts.urgent + counts.unreachable + counts.down;
  const listed = statuses
    .toReversed()
    .filter((status) => counts[status] > 0)
    .map((status) => `${statusNames[status][locale]} ${counts[status]}`)
    .join(locale === 'ja' ? '、' : ', ');
  const checked = checkedAt && wordInstant(checkedAt, now, zone, locale);
  const subject = {
    ja: worse > 0 ? `見守り中です(${total}件、うち要対応 ${worse}件)` : `見守り中です(${total}件)`,
    en: worse > 0 ? `Kigen is watching (${total} sites, ${worse} need you)` : `Kigen is watching (${total} sites)`,
  };
  const lead = {
    ja: `${total}件のサイトを見守っています。${listed === '' ? '' : `${listed}。`}${checked ? `最終確認 ${checked}。` : 'まだ一度も確認できていません。'}週に一度のこのお知らせが来なくなったら、Kigenが動いているか確かめてください。`,
    en: `${total} sites are being watched.${listed === '' ? '' : ` In numbers: ${listed}.`} ${checked ? `Last looked at: ${checked}.` : 'No look has been taken yet.'} When this weekly message stops coming, see whether Kigen is running.`,
  };
  return compose(options, 'weekly', worse > 0 ? 'action' : 'good', { subject, lead });
}

function compose(
  { idempotencyKey, locale, now, baseUrl }: OwnOptions,
  type: MessageData['type'],
  level: EventLevel,
  words: { subject: Words; lead: Words },
): Message {
  const isTest = type === 'test';
  const subject = (isTest ? testMark[locale] : '') + words.subject[locale];
  const lead = words.lead[locale];
  return {
    idempotencyKey,
    locale,
    isTest,
    level,
    subject,
    lead,
    items: [],
    omitted: 0,
    link: { label: linkLabels.board[locale], url: `${baseUrl}/` },
    footer: wordFooter(baseUrl, locale),
    data: {
      version: 1,
      type,
      id: idempotencyKey,
      createdAt: now.toISOString(),
      test: isTest,
      text: `${subject}\n${lead}`,
      events: [],
      omittedEvents: 0,
    },
  };
}

/** A mail that is no event: with it somebody sets a new password. */
export function composeReset({ link, validMinutes, locale }: { link: string; validMinutes: number; locale: Locale }): {
  subject: string;
  text: string;
} {
  if (locale === 'ja') {
    return {
      subject: 'Kigen: パスワードを設定し直す',
      text: `下のアドレスを開くと、新しいパスワードを設定できます。${validMinutes}分間、1回だけ使えます。\n\n${link}\n\n心当たりがなければ、このメールを捨ててください。パスワードは変わりません。\n`,
    };
  }
  return {
    subject: 'Kigen: set a new password',
    text: `Open this address to set a new password. It works once, for ${validMinutes} minutes.\n\n${link}\n\nIf you did not ask for this, ignore this mail. Your password stays as it is.\n`,
  };
}
