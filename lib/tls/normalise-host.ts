import { isIP } from 'node:net';
import { domainToASCII, domainToUnicode } from 'node:url';

export type NormalisedHost =
  | { ok: true; host: string }
  | { ok: false; refusal: 'too-long' | 'bad-characters' | 'bad-name' | 'label-too-long' | 'numeric-host' };

const longestName = 253;
const longestLabel = 63;
const numericLabel = /^(\d+|0x[0-9a-f]*)$/i;
/** Letters, digits, inner hyphens; underscores exist in names that people do use. */
const asciiLabel = /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?$/;
/** ASCII that has no place in a host name, "%" among them: it would be decoded, or mark an IPv6 zone. */
const foreignAscii = /[\x00-\x2c\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]/;

/**
 * Brings a host name into the form that goes over the wire: lower case, punycode (UTS #46), no trailing dot.
 * A name whose last label is a number is refused, because software elsewhere reads it as an address (WHATWG URL, "ends in
 * a number checker"); so is whatever the conversion itself turns into one.
 */
export function normaliseHost(text: string): NormalisedHost {
  if (foreignAscii.test(text)) return { ok: false, refusal: 'bad-characters' };
  const withoutDot = text.endsWith('.') ? text.slice(0, -1) : text;
  if (withoutDot.length > longestName) return { ok: false, refusal: 'too-long' };
  const labels = withoutDot.split('.');
  if (labels.includes('')) return { ok: false, refusal: 'bad-name' };
  if (labels.some((label) => label.length > longestLabel)) return { ok: false, refusal: 'label-too-long' };
  if (numericLabel.test(labels.at(-1) ?? '')) return { ok: false, refusal: 'numeric-host' };
  return checkAscii(domainToASCII(withoutDot));
}

function checkAscii(host: string): NormalisedHost {
  const labels = host.split('.');
  if (isIP(host) !== 0 || numericLabel.test(labels.at(-1) ?? '')) return { ok: false, refusal: 'numeric-host' };
  if (host.length > longestName) return { ok: false, refusal: 'too-long' };
  if (labels.some((label) => label.length > longestLabel)) return { ok: false, refusal: 'label-too-long' };
  if (!labels.every((label) => asciiLabel.test(label) && isReadable(label))) return { ok: false, refusal: 'bad-name' };
  return { ok: true, host };
}

/** Newer versions of Node let punycode pass that means nothing. */
function isReadable(label: string): boolean {
  if (!label.startsWith('xn--')) return true;
  const unicode = domainToUnicode(label);
  return unicode !== '' && unicode !== label && domainToASCII(unicode) === label;
}
