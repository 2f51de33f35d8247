import { isIP } from 'node:net';

import { Fault } from './fault.mjs';

/**
 * What may be set besides HOST and PORT and is no more than text, as lib/env.ts reads it. It is looked at here as well,
 * because lib/env.ts needs the packages, and nobody should wait for those only to be told of a slip.
 * scripts/setup/settings.test.mjs proves that both say the same.
 *
 * @type {Record<string, { wants: string, isFine: (text: string) => boolean }>}
 */
const settings = {
  KIGEN_BASE_URL: {
    wants: 'an address without a path, with https (http only for this machine), such as https://kigen.example.jp',
    isFine: isBaseUrl,
  },
  KIGEN_TRUSTED_PROXIES: {
    wants: 'addresses or networks in CIDR form, such as 127.0.0.1',
    isFine: everyItem(isNet),
  },
  KIGEN_ALLOW_NETS: {
    wants: 'networks in CIDR form, such as 192.168.1.0/24,fd00::/8',
    isFine: everyItem(isNet),
  },
  KIGEN_DNS_SERVERS: {
    wants: 'IP addresses, with a port or without, such as 1.1.1.1,[::1]:5353',
    isFine: everyItem(isServer),
  },
  KIGEN_ALLOW_PORTS: {
    wants: 'ports or ranges of ports, such as 8000,9000-9100',
    isFine: everyItem(isPortRange),
  },
  KIGEN_CHECK_INTERVAL_MINUTES: {
    wants: 'a whole number of minutes from 1 to 10080 (a week)',
    isFine: (text) => isWhole(text, 10_080),
  },
};

export const checkedSettings = Object.keys(settings);

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @throws {Fault} bad-setting
 */
export function requireGoodSettings(env) {
  for (const [name, { wants, isFine }] of Object.entries(settings)) {
    const text = env[name]?.trim() ?? '';
    if (text === '' || isFine(text)) continue;
    const got = JSON.stringify((env[name] ?? '').slice(0, 100));
    throw new Fault('bad-setting', { sentence: `${name} is ${got}, but it must be ${wants}.` });
  }
}

function everyItem(isFine) {
  return (text) =>
    text
      .split(/[\s,]+/)
      .filter((item) => item !== '')
      .every(isFine);
}

function isBaseUrl(text) {
  if (!URL.canParse(text) || !/^https?:\/\/[^/?#@]+\/?$/i.test(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/i.test(hostname);
}

function isNet(text) {
  const [address, prefix = '0', ...rest] = text.split('/');
  const longest = isIP(address) === 6 ? 128 : 32;
  return rest.length === 0 && isAddress(address) && /^\d+$/.test(prefix) && Number(prefix) <= longest;
}

function isServer(text) {
  const { ipv4, ipv6, port = '' } = /^(?:\[(?<ipv6>[^\]]+)\]|(?<ipv4>[^:]+)):(?<port>\d+)$/.exec(text)?.groups ?? {};
  const isWithPort = isIP(ipv4 ?? '') === 4 || (isAddress(ipv6 ?? '') && isIP(ipv6 ?? '') === 6);
  return isAddress(text) || (isWithPort && isWhole(port, 65_535));
}

function isPortRange(text) {
  const [, from = '', to = from] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  return isWhole(from, 65_535) && isWhole(to, 65_535) && Number(from) <= Number(to);
}

/** An IP address as such: a zone ("fe80::1%eth0") means something on this machine only. */
function isAddress(text) {
  return isIP(text) !== 0 && !text.includes('%');
}

function isWhole(text, most) {
  return /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= most;
}
