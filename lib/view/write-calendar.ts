import ical, { ICalAlarmType } from 'ical-generator';

import { findHosting } from '@/lib/hosting/find-hosting';
import { generic } from '@/lib/hosting/generic';
import { toDisplayHost } from '@/lib/tls/display-host';
import { portSuffix } from '@/lib/tls/display-name';
import { urgencyBoundaries } from '@/lib/tls/lifetime';
import type { UrgencyPolicy } from '@/lib/tls/lifetime';
import type { Locale, Words } from '@/lib/words/locale';
import { findInstant, readWallClock } from '@/lib/words/wall-clock';

export interface CalendarContent {
  certificates: readonly {
    siteId: string;
    host: string;
    port: number;
    fingerprint256: string;
    notBefore: Date;
    notAfter: Date;
  }[];
  plans: readonly PlannedRecovery[];
}

export interface PlannedRecovery {
  planId: string;
  siteId: string;
  host: string;
  port: number;
  startsAt: Date;
  minutes: number;
  /** Whose steps stand in the text, one of lib/hosting/hosting.ts; null = those that hold everywhere. */
  hosting: string | null;
}

export interface CalendarTerms {
  locale: Locale;
  /** The origin under which the pages are served. */
  baseUrl: string;
  urgency: UrgencyPolicy;
  /** IANA name: whose mornings the alarms ring in. */
  zone: string;
  now: Date;
}

interface Entry {
  id: string;
  startsAt: Date;
  minutes: number;
  summary: string;
  text: string;
  page: string;
  /** When it rings. */
  alarms: readonly Date[];
}

const hourSeconds = 60 * 60;
const dayMs = 24 * hourSeconds * 1000;
const shownMinutes = 30;
const remindMs = 30 * 60_000;
const morning = 9;

/**
 * What comes, for calendar programs (iCalendar, RFC 5545): the end of each certificate, the day from which a renewal that
 * has not come has failed, and the recoveries that were planned. Each rings by itself, even when this monitor is off, and not at night.
 */
export function writeCalendar({ certificates, plans }: CalendarContent, terms: CalendarTerms): string {
  const { locale, baseUrl, urgency, zone, now } = terms;
  const calendar = ical({
    name: words.title[locale],
    prodId: { company: 'Kigen', product: 'Kigen', language: locale.toUpperCase() },
    ttl: hourSeconds,
  });
  const add = ({ id, startsAt, minutes, summary, text, page, alarms }: Entry): void => {
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
    for (const trigger of alarms) event.createAlarm({ type: ICalAlarmType.display, trigger, description: summary });
  };
  for (const { siteId, host, port, fingerprint256, notBefore, notAfter } of certificates) {
    const site = nameOf({ host, port });
    const mark = `${siteId}-${fingerprint256.replaceAll(':', '').slice(0, 16).toLowerCase()}`;
    const common = { minutes: shownMinutes, page: `/sites/${siteId}` };
    const { actionAt } = urgencyBoundaries({ notBefore, notAfter }, urgency);
    const actOn = nextMorning(actionAt, zone);
    const ends = [7, 1].map((days) => morningOf(new Date(notAfter.getTime() - days * dayMs), zone));
    const act = { id: `act-${mark}`, startsAt: actOn, summary: say(words.act, locale, site), alarms: [actOn] };
    const end = { id: `end-${mark}`, startsAt: notAfter, summary: say(words.end, locale, site), alarms: ends };
    add({ ...common, ...act, text: words.actText[locale] });
    add({ ...common, ...end, text: words.endText[locale] });
  }
  for (const { planId, siteId, host, port, startsAt, minutes, hosting } of plans) {
    const summary = say(words.plan, locale, nameOf({ host, port }));
    const page = `/sites/${siteId}/recovery`;
    const alarms = [new Date(startsAt.getTime() - remindMs)];
    const text = [words.planText[locale], '', ...listSteps(hosting, locale), ''].join('\n');
    add({ id: `plan-${planId}`, startsAt, minutes, summary, text, page, alarms });
  }
  return calendar.toString();
}

/** "1. …", one a line: enough to go on when this monitor is not at hand. */
function listSteps(hosting: string | null, locale: Locale): string[] {
  const { playbook } = (hosting === null ? null : findHosting(hosting)) ?? generic;
  return playbook.steps.map(({ title }, index) => `${index + 1}. ${title[locale]}`);
}

function nameOf({ host, port }: { host: string; port: number }): string {
  return toDisplayHost(host) + portSuffix(port);
}

/** Nine in the morning, on that day or on the next. */
function nextMorning(instant: Date, zone: string): Date {
  const found = morningOf(instant, zone);
  return found < instant ? morningOf(new Date(instant.getTime() + dayMs), zone) : found;
}

function morningOf(instant: Date, zone: string): Date {
  return findInstant({ ...readWallClock(instant, zone), hour: morning, minute: 0 }, zone);
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
