import type { NoticedEvent } from '@/lib/events/notice';
import type { EventCertificate } from '@/lib/events/site-event';
import { toDisplayHost } from '@/lib/tls/display-host';
import { toDisplayName } from '@/lib/tls/display-name';
import { problemWords } from '@/lib/tls/problem-words';
import { showForeignText } from '@/lib/tls/show-foreign-text';
import { wordFullCountdown, wordFullInstant, wordFullSpan } from '@/lib/words/full-time';
import type { Words } from '@/lib/words/locale';

import { cutText } from './cut-text';
import type { MessageItem } from './message';
import { showName } from './tell-event';
import type { TellingTerms } from './tell-event';

const labels = {
  end: { ja: '期限', en: 'Ends' },
  previous: { ja: '前の証明書', en: 'Certificate before' },
  certificate: { ja: '今の証明書', en: 'Certificate now' },
  due: { ja: '更新されるはずだった日', en: 'Should have been renewed on' },
  looked: { ja: '確認した名前', en: 'Name looked at' },
  problems: { ja: '見つかったこと', en: 'Found' },
  since: { ja: 'いつから', en: 'Since' },
  sites: { ja: '該当するサイト', en: 'Sites' },
  starts: { ja: '予定', en: 'Planned for' },
} as const satisfies Record<string, Words>;

const longestValue = 400;
const mostNames = 10;

/** What is known of an event, line by line. Only what applies is there. */
export function listDetails({ event, site }: NoticedEvent, terms: TellingTerms): MessageItem['details'] {
  const { facts } = event;
  const { locale, now, zone } = terms;
  const moment = (instant: Date): string => wordFullInstant(instant, now, zone, locale);
  const isOtherName = facts.host !== undefined && facts.host !== site?.host;
  const lines: [keyof typeof labels, string | undefined][] = [
    ['looked', isOtherName ? nameEndpoint(facts.host ?? '', facts.port ?? 443) : undefined],
    ['end', facts.certificate && wordFullCountdown(facts.certificate, now, zone, locale)],
    ['due', facts.usual && moment(facts.usual.dueAt)],
    ['previous', facts.previous && describe(facts.previous, terms)],
    ['certificate', facts.previous && facts.certificate && describe(facts.certificate, terms)],
    ['problems', facts.problems?.map((name) => problemWords[name].title[locale]).join(' / ')],
    ['since', facts.since && moment(facts.since)],
    ['sites', nameSites(facts.siteNames ?? [], facts.siteCount ?? 0, terms)],
    ['starts', facts.startsAt && moment(facts.startsAt)],
  ];
  return lines.flatMap(([name, value]) =>
    value ? [{ label: labels[name][locale], value: cutText(value, longestValue) }] : [],
  );
}

function nameEndpoint(host: string, port: number): string {
  return showName(toDisplayName({ displayHost: toDisplayHost(host), port }));
}

/** 「11月1日 9:00 – 1月30日 9:00(日本時間)、Let's Encrypt R11、ECDSA P-256」 */
function describe({ notBefore, notAfter, issuer, keyType }: EventCertificate, terms: TellingTerms): string {
  const span = wordFullSpan(notBefore, notAfter, terms.now, terms.zone, terms.locale);
  const parts = [span, showName(readableName(issuer)), showName(keyType)];
  return parts.filter((part) => part !== '').join(terms.locale === 'ja' ? '、' : ', ');
}

function readableName(name: string): string {
  const organisation = /(?:^|, ?|\n)O=([^,\n]+)/.exec(name)?.[1];
  const commonName = /(?:^|, ?|\n)CN=([^,\n]+)/.exec(name)?.[1];
  return [organisation, commonName].filter((part) => part !== undefined).join(' ') || name;
}

function nameSites(names: readonly string[], count: number, { locale }: TellingTerms): string {
  const shown = names.slice(0, mostNames).map((name) => cutText(showForeignText(name.slice(0, 200)), 40));
  const rest = Math.max(count, names.length) - shown.length;
  if (shown.length === 0) return '';
  const list = shown.join(locale === 'ja' ? '、' : ', ');
  const more = locale === 'ja' ? `、ほか${rest}件` : `, and ${rest} more`;
  const room = longestValue - more.length;
  return `${cutText(list, room)}${rest > 0 ? more : ''}`;
}
