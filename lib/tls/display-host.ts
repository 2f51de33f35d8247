import { isIPv6 } from 'node:net';
import { domainToUnicode } from 'node:url';

/** Writing systems that are used together in one word; anything else in one label is a mixture (UTS #39 §5.2). */
const wordScripts: readonly RegExp[] = [
  /^[\p{scx=Latin}\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\d-]+$/u,
  /^[\p{scx=Latin}\p{scx=Han}\p{scx=Hangul}\d-]+$/u,
  /^[\p{scx=Latin}\p{scx=Han}\p{scx=Bopomofo}\d-]+$/u,
  ...[
    'Arabic',
    'Armenian',
    'Bengali',
    'Devanagari',
    'Ethiopic',
    'Georgian',
    'Gujarati',
    'Gurmukhi',
    'Hebrew',
    'Kannada',
  ]
    .concat(['Khmer', 'Lao', 'Malayalam', 'Myanmar', 'Sinhala', 'Tamil', 'Telugu', 'Thai', 'Tibetan'])
    .map((script) => new RegExp(`^[\\p{scx=${script}}\\d-]+$`, 'u')),
];
/** These look like Latin letters: a whole label of them is shown only below a domain of the same script. */
const latinLookalikes: readonly RegExp[] = [/^[\p{scx=Cyrillic}\d-]+$/u, /^[\p{scx=Greek}\d-]+$/u];
/** Japanese and Latin signs that look like a dot, a slash or nothing. */
const deceptive = /[\u30fb\u30fd\u30fe\u2027\u3003\u3006\u4e36\u4e40\ua731\ua771\u0131\u0138\u02bb-\u02bd]/u;

/**
 * The host name for the eye: labels in Unicode, except those that mix writing systems in a way that can imitate another
 * name, which stay punycode as browsers leave them. IPv6 addresses stand in brackets.
 *
 * @param host an ASCII host name or an IP address
 */
export function toDisplayHost(host: string): string {
  if (isIPv6(host)) return `[${host}]`;
  const labels = host.split('.');
  const suffix = domainToUnicode(labels.at(-1) ?? '');
  return labels.map((label) => toDisplayLabel(label, suffix)).join('.');
}

function toDisplayLabel(label: string, suffix: string): string {
  if (!label.startsWith('xn--')) return label;
  const unicode = domainToUnicode(label);
  if (unicode === '' || deceptive.test(unicode)) return label;
  if (wordScripts.some((script) => script.test(unicode))) return unicode;
  const isAtHome = latinLookalikes.some(
    (script) => script.test(unicode) && script.test(suffix) && !/^[\d-]+$/.test(suffix),
  );
  return isAtHome ? unicode : label;
}
