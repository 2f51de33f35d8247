import { domainToASCII } from 'node:url';

import { parse as parseDomain } from 'tldts';

import type { HostingId } from '@/lib/hosting/hosting';
import { findInstant } from '@/lib/words/wall-clock';

import { findLinks, judgeLinks } from './mail-links';
import type { JudgedLink, MailLink } from './mail-links';
import { mailPatterns } from './mail-patterns';
import type { MailPattern } from './mail-patterns';

/** A mail as it was pasted, or read out of a file. */
export interface MailText {
  /** '' when it is not known. */
  subject: string;
  text: string;
  /** Those of its HTML, whose labels may lie. */
  links?: readonly MailLink[];
  /** The address in its From; '' or none when it is not known. */
  from?: string;
  /** The addresses of pictures that its HTML would fetch. Nobody fetches them here. */
  images?: readonly string[];
}

/** What a host's mail says. Nothing of it is believed: it is compared with what the server shows. */
export interface HostMail {
  /** Whose wording it is; null = nobody's that is known. */
  hostingId: HostingId | null;
  /** `failed` an automatic renewal · `expiring` without saying why · `other`. */
  kind: 'failed' | 'expiring' | 'other';
  /** ASCII names of the certificate's site, the named field first, without "www." doubles; at most 20. */
  names: readonly string[];
  /** Written alike, with endings of no public registry: they count only where such a site is watched; at most 100. */
  otherNames: readonly string[];
  daysLeft: number | null;
  /** In Japan's time, the end of that day when no time is given. */
  expiresAt: Date | null;
  account: string | null;
  uuid: string | null;
  links: readonly JudgedLink[];
  /** Who says that they have sent it; null = not known. Anybody can write a name of the host's there. */
  sender: { address: string; isForeign: boolean } | null;
  /** How many pictures it would fetch: each tells its sender that it was read. */
  imageCount: number;
}

/** `all` it is nobody's mail about a certificate that is known · `names` it is one, without a site's name. */
export type MissingInMail = 'all' | 'names';

/** What could not be read of a mail; null = it says enough to be compared. */
export function findMissing({ hostingId, kind, names }: HostMail): MissingInMail | null {
  if (hostingId === null && kind === 'other') return 'all';
  return names.length === 0 ? 'names' : null;
}

const longestText = 100_000;
const longestName = 253;
const mostNames = 20;
const mostOtherNames = 100;
const zone = 'Asia/Tokyo';

/** Reads what a host's mail says, also when it is quoted, forwarded or wrapped. It never throws. */
export function readHostMail(mail: MailText): HostMail {
  const text = unquote(mail.text.slice(0, longestText).normalize('NFKC'));
  const whole = `${mail.subject.normalize('NFKC')}\n${text}`;
  // Sentences may be wrapped anywhere, even within a number.
  const flat = whole.replace(/\s+/g, '');
  const pattern = findPattern(flat);
  const links = [...(mail.links ?? []), ...findLinks(text)];
  return {
    hostingId: pattern?.hostingId ?? null,
    kind: findKind(flat),
    ...findNames(text, pattern),
    daysLeft: findDays(flat),
    expiresAt: findExpiry(text, flat),
    account: /ConoHaアカウント\]?\s{0,20}[::]?\s{0,20}([\w-]{3,40})/i.exec(text)?.[1] ?? null,
    uuid: /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/i.exec(text)?.[0].toLowerCase() ?? null,
    links: judgeLinks(distinct(links), pattern?.ownDomains ?? [], allNameMarks),
    sender: judgeSender(mail.from ?? '', pattern),
    imageCount: new Set(mail.images).size,
  };
}

const allNameMarks = mailPatterns.flatMap(({ nameMarks }) => nameMarks);

/** @param pattern null = nobody's mail that is known: then no address is foreign */
function judgeSender(from: string, pattern: MailPattern | null): HostMail['sender'] {
  const address = from.trim().toLowerCase().slice(0, longestName);
  const domain = address.slice(address.lastIndexOf('@') + 1);
  if (!address.includes('@') || domain === '') return null;
  const own = pattern?.ownDomains ?? [];
  const isOwn = own.some((one) => domain === one || domain.endsWith(`.${one}`));
  return { address, isForeign: own.length > 0 && !isOwn };
}

/** Takes the marks of quoting from the lines. */
function unquote(text: string): string {
  return text.replace(/^[ \t]*(?:[>|][ \t]?)+/gm, '').replace(/\r\n?/g, '\n');
}

/** The one with the most of its marks. */
function findPattern(flat: string): MailPattern | null {
  const counted = mailPatterns.map((pattern) => ({
    pattern,
    count:
      pattern.marks.filter((mark) => mark.test(flat)).length +
      pattern.subjects.filter((subject) => flat.includes(subject)).length,
  }));
  const best = counted.toSorted((a, b) => b.count - a.count)[0];
  return best && best.count > 0 ? best.pattern : null;
}

function findKind(flat: string): HostMail['kind'] {
  if (/(?:自動)?更新に失敗|更新未完了|更新エラー|更新が(?:完了|できて)(?:し)?ていません/.test(flat)) return 'failed';
  return /残り【?\d+日|有効期限|有効期間に関するご案内|証明書更新のご案内/.test(flat) ? 'expiring' : 'other';
}

function findDays(flat: string): number | null {
  const [, days] = /残り【?(\d{1,3})日/.exec(flat) ?? /\((\d{1,3})日前\)/.exec(flat) ?? [];
  return days === undefined ? null : Number(days);
}

/** Only what follows its label at once: the label's word also stands in sentences. */
const labelledDate =
  /有効期限日?\]?\s{0,20}[::]?\s{0,20}(\d{4})[/年.-](\d{1,2})[/月.-](\d{1,2})日?(?:[ T]{0,3}(\d{1,2}):(\d{2}))?/;

function findExpiry(text: string, flat: string): Date | null {
  const match = labelledDate.exec(text) ?? labelledDate.exec(flat);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 23, minute = 59] = match
    .slice(1)
    .map((part: string | undefined) => (part === undefined ? undefined : Number(part)));
  const isDate = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 && minute < 60;
  return isDate ? findInstant({ year, month, day, hour, minute }, zone) : null;
}

const fieldName =
  /\[?(?:コモンネーム|対象ドメイン|ドメイン名|ドメイン|Common ?Name)\]?\s{0,20}[::]?\s{0,20}(\S{1,300})/gi;
/** It begins where a run of letters begins: tried from each letter of a long text without a space, it takes its square. */
const anyName =
  /(?<![@\p{L}\p{N}_.-])(?:\*\.)?(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}]{2,}(?![\w@-])/gu;

/** The named field counts; only without one, every name in the text that is not the host's own. */
function findNames(text: string, pattern: MailPattern | null): Pick<HostMail, 'names' | 'otherNames'> {
  const named = [...text.matchAll(fieldName)].map(([, name = '']) => name);
  const fromFields = toHosts(named, pattern);
  if (fromFields.names.length > 0) return fromFields;
  const withoutLinks = text.replace(/\b[a-z]{1,20}:\/\/\S+/gi, ' ');
  // The field's own stay in front of what else the text speaks of.
  const inText = [...withoutLinks.matchAll(anyName)].map(([name]) => name);
  return toHosts([...named, ...inText], pattern);
}

function toHosts(names: readonly string[], pattern: MailPattern | null): Pick<HostMail, 'names' | 'otherNames'> {
  const hosts = distinct(names)
    // To write a name in ASCII takes the square of its length.
    .filter((name) => name.length <= longestName)
    .map((name) =>
      domainToASCII(
        name
          .replace(/^\*\./, '')
          .replace(/[、。,;]+$/, '')
          .toLowerCase(),
      ).replace(/^www\./, ''),
    )
    .filter((host) => host.includes('.'))
    .filter((host) => !pattern?.ownDomains.some((own) => host === own || host.endsWith(`.${own}`)));
  const all = distinct(hosts);
  const known = new Set(all.filter(isPublic));
  return {
    names: [...known].slice(0, mostNames),
    otherNames: all.filter((host) => !known.has(host)).slice(0, mostOtherNames),
  };
}

function isPublic(host: string): boolean {
  const { isIcann, domain } = parseDomain(host);
  return isIcann === true && domain !== null;
}

function distinct<T>(values: readonly T[]): T[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const mark = JSON.stringify(value);
    return seen.has(mark) ? false : seen.add(mark).has(mark);
  });
}
