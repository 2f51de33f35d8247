import type { EventLevel } from '@/lib/events/event-kinds';
import type { Locale, Words } from '@/lib/words/locale';
import { wordFullInstant } from '@/lib/words/full-time';

import type { Message, MessageData, MessageItem } from './message';
import { linkLabels, testMark, wordFooter } from './message-words';
import { showName } from './tell-event';
import type { TellingTerms } from './tell-event';

export interface OwnOptions extends TellingTerms {
  idempotencyKey: string;
  baseUrl: string;
}

/** A trial message: it says so before everything else, and asks for nothing. */
export function composeTest({ channelName, ...options }: OwnOptions & { channelName: string }): Message {
  const name = showName(channelName);
  const at = wordFullInstant(options.now, options.now, options.zone, options.locale);
  const subject = { ja: 'Kigenからのお知らせが届くかの確認です', en: 'a trial of the messages of Kigen' };
  const lead = {
    ja: `これはテストです。どのサイトにも、何も起きていません。「${name}」への設定ができています(${at})。`,
    en: `This is only a test: nothing has happened to any site. “${name}” is set up (${at}).`,
  };
  return composeOwn(options, 'test', 'information', { subject, lead });
}

/** A message that is about no event. @param details what is known, line by line */
export function composeOwn(
  { idempotencyKey, locale, now, baseUrl }: OwnOptions,
  type: MessageData['type'],
  level: EventLevel,
  words: { subject: Words; lead: Words },
  details: MessageItem['details'] = [],
): Message {
  const isTest = type === 'test';
  const subject = (isTest ? testMark[locale] : '') + words.subject[locale];
  const lead = words.lead[locale];
  const link = { label: linkLabels.board[locale], url: `${baseUrl}/` };
  return {
    idempotencyKey,
    locale,
    isTest,
    level,
    subject,
    lead,
    items: details.length === 0 ? [] : [{ level, site: '', sentence: lead, act: '', details, link }],
    omitted: 0,
    link,
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
