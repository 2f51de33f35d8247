import ical, { ICalAlarmType } from 'ical-generator';

import { toDisplayHost } from '@/lib/tls/display-host';
import { portSuffix } from '@/lib/tls/display-name';
import { urgencyBoundaries } from '@/lib/tls/lifetime';
import type { UrgencyPolicy } from '@/lib/tls/lifetime';
import type { Locale, Words } from '@/lib/words/locale';

export interface CalendarContent {
  certificates: readonly {
    siteId: string;
    host: string;
    port: number;
    fingerprint256: string;
    notBefore: Date;
    notAfter: Date;
  }[];
  plans: readonly { planId: string; siteId: string; host: string; port: number; startsAt: Date; minutes: number }[];
}

interface CalendarTerms {
  locale: Locale;
  /** The origin under which the pages are served. */
  baseUrl: string;
  urgency: UrgencyPolicy;
  now: Date;
}

const hourSeconds = 60 * 60;
const daySeconds = 24 * hourSeconds;
const shownMinutes = 30;

/**
 * What comes, for calendar programs (iCalendar, RFC 5545): the end of each certificate, the day from which a renewal that
 * has not come has failed, and the recoveries that were planned. Each rings by itself, even when this monitor is off.
 */
export function writeCalendar({ certificates, plans }: CalendarContent, terms: CalendarTerms): string {
  const { locale, baseUrl, urgency, now } = terms;
  const calendar = ical({
    name: words.title[locale],
    prodId: { company: 'Kigen', product: 'Kigen', language: locale.toUpperCase() },
    ttl: hourSeconds,
  });
  const add = (id: string, startsAt: Date, minutes: number, summary: string, text: string, page: string): void => {
    const url = `${baseUrl}${page}`;
    const event = calendar.createEvent({
      id,
      stamp: now,
      start: startsAt,
      end: new Date(startsAt.getTime() + minutes * 60_000),
      summary,
      description: `${text}\n${url}`,
      url,
    });
    for (const trigger of alarmsOf(id))
      event.createAlarm({ type: ICalAlarmType.display, trigger, description: summary });
  };
  for (const { siteId, host, port, fingerprint256, notBefore, notAfter } of certificates) {
    const site = nameOf({ host, port });
    const mark = `${siteId}-${fingerprint256.replaceAll(':', '').slice(0, 16).toLowerCase()}`;
    const { actionAt } = urgencyBoundaries({ notBefore, notAfter }, urgency);
    add(`act-${mark}`, actionAt, shownMinutes, say(words.act, locale, site), words.actText[locale], `/sites/${siteId}`);
    add(`end-${mark}`, notAfter, shownMinutes, say(words.end, locale, site), words.endText[locale], `/sites/${siteId}`);
  }
  for (const { planId, siteId, host, port, startsAt, minutes } of plans) {
    const summary = say(words.plan, locale, nameOf({ host, port }));
    add(`plan-${planId}`, startsAt, minutes, summary, words.planText[locale], `/sites/${siteId}/recovery`);
  }
  return calendar.toString();
}

function nameOf({ host, port }: { host: string; port: number }): string {
  return toDisplayHost(host) + portSuffix(port);
}

/** Seconds before the beginning. */
function alarmsOf(id: string): readonly number[] {
  if (id.startsWith('end-')) return [7 * daySeconds, daySeconds];
  return id.startsWith('act-') ? [0] : [30 * 60];
}

function say(text: Words, locale: Locale, site: string): string {
  return text[locale].replace('{site}', () => site);
}

const words = {
  title: { ja: 'Kigen(証明書の期限)', en: 'Kigen (certificates)' },
  act: { ja: '更新されたか確かめる:{site}', en: 'Renewed yet? {site}' },
  actText: {
    ja: 'この日になっても証明書が新しくなっていなければ、自動更新に失敗しています。ページを開いて、いまの状態を確かめてください。',
    en: 'If the certificate is still the old one today, its automatic renewal has failed. Open the page to see how it is now.',
  },
  end: { ja: '証明書の期限:{site}', en: 'Certificate ends: {site}' },
  endText: {
    ja: 'この時刻を過ぎると、サイトを見に来た人に警告が出ます。更新が済むと、この予定は消えます。',
    en: 'From this moment visitors are warned. Once it is renewed, this entry goes.',
  },
  plan: { ja: '復旧の作業:{site}', en: 'Recovery: {site}' },
  planText: {
    ja: 'リンクを開くと、手順が1つずつ出ます。管理画面のログイン情報を用意してください。作業のあいだ、サイトは見られなくなることがあります。',
    en: 'The link leads you through it step by step. Have the sign-in of your hosting panel ready. Visitors may not see the site meanwhile.',
  },
} as const satisfies Record<string, Words>;
