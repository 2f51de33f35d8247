import { isIP } from 'node:net';

import { getDomain } from 'tldts';

/** A link as a mail shows it, and where it really leads. */
export interface MailLink {
  url: string;
  /** What is written where it is pressed; null = the address itself. */
  label: string | null;
}

/**
 * Why a link is not trusted. `foreign` leads to none of the host's own domains · `lookalike` carries the host's name, but
 * belongs to somebody else · `other-label` shows one address and leads to another · `hidden-name` has a name before an @ ·
 * `number` is an address of numbers · `not-https` · `unreadable`.
 */
export const linkDoubts = [
  'foreign',
  'lookalike',
  'other-label',
  'hidden-name',
  'number',
  'not-https',
  'unreadable',
] as const;
export type LinkDoubt = (typeof linkDoubts)[number];

export interface JudgedLink extends MailLink {
  /** '' when it cannot be read. */
  host: string;
  doubt: LinkDoubt | null;
}

const pattern = /\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s<>"'「」『』【】()]{1,2000}/gi;
const trailing = '.,;:!?、。)]';
const most = 50;

/** The addresses that stand in a text, each once. */
export function findLinks(text: string): MailLink[] {
  const urls = [...text.matchAll(pattern)].map(([url]) => cutTrailing(url));
  return [...new Set(urls)].slice(0, most).map((url) => ({ url, label: null }));
}

/** By a loop: an expression for the end of a text tries it from every place. */
function cutTrailing(url: string): string {
  let end = url.length;
  while (end > 0 && trailing.includes(url.charAt(end - 1))) end -= 1;
  return url.slice(0, end);
}

/**
 * Whether the links of a mail lead where a mail of this host would lead.
 *
 * @param ownDomains the host's own registrable domains, such as "conoha.jp"; empty = not known, then nothing is foreign
 * @param marks words of the host's name that others put into theirs, such as "conoha"
 */
export function judgeLinks(
  links: readonly MailLink[],
  ownDomains: readonly string[],
  marks: readonly string[],
): JudgedLink[] {
  const judged = links.slice(0, 2 * most).map((link) => {
    const url = URL.canParse(link.url) ? new URL(link.url) : null;
    const host = url?.hostname.replace(/\.$/, '').toLowerCase() ?? '';
    const doubt = url && host !== '' ? judgeUrl(url, host, link.label) : ('unreadable' as const);
    return { ...link, host, doubt };
  });
  return mergeSame(judged).slice(0, most);

  function judgeUrl(url: URL, host: string, label: string | null): LinkDoubt | null {
    if (url.username !== '' || url.password !== '') return 'hidden-name';
    if (isIP(host.replace(/^\[|\]$/g, '')) !== 0) return 'number';
    const isOwn = ownDomains.some((domain) => host === domain || host.endsWith(`.${domain}`));
    if (!isOwn && marks.some((mark) => host.includes(mark))) return 'lookalike';
    if (label !== null && isOtherAddress(label, host)) return 'other-label';
    if (!isOwn && ownDomains.length > 0) return 'foreign';
    return url.protocol === 'https:' ? null : 'not-https';
  }
}

/** A mail has its links twice, as HTML and as text: each address once, with what is doubted about any of its places. */
function mergeSame(links: readonly JudgedLink[]): JudgedLink[] {
  const merged = new Map<string, JudgedLink>();
  for (const link of links) {
    const address = URL.canParse(link.url) ? new URL(link.url).href : link.url;
    const known = merged.get(address);
    if (known === undefined || (known.doubt === null && link.doubt !== null)) merged.set(address, link);
  }
  return [...merged.values()];
}

/** The label is an address itself, and of another registrable domain. */
function isOtherAddress(label: string, host: string): boolean {
  const shown = /^(?:https?:\/\/)?([a-z0-9.-]+\.[a-z]{2,})(?:[/:?#]|$)/i.exec(label.trim())?.[1]?.toLowerCase();
  return shown !== undefined && getDomain(shown) !== getDomain(host);
}
