import { z } from 'zod';

import {
  isLoopbackHost,
  listOf,
  parseAddressOrOff,
  parseBackups,
  parseBaseUrl,
  parseEmail,
  parseFolder,
  parseHost,
  parseMinutes,
  parseNet,
  parseOnOff,
  parsePort,
  parsePortRange,
  parseSearchOrOff,
  parseSecretKey,
  parseServer,
  parseThreePorts,
  parseToken,
  readFirstLine,
  readRoots,
} from './env-values';
import type { PortRange } from './env-values';

/** What the operator may set from outside. Every value has a default, so that nothing needs to be set. */
export interface Env {
  /** HOST: where the server listens. */
  readonly host: string;
  /** PORT */
  readonly port: number;
  /** KIGEN_BASE_URL: the origin under which browsers reach this server ("https://kigen.example.jp"); null = as it listens. */
  readonly baseUrl: string | null;
  /** KIGEN_TRUSTED_PROXIES: whose X-Forwarded-For is believed, as canonical CIDR. Read by scripts/door/mark-peer.cjs. */
  readonly trustedProxies: readonly string[];
  /** KIGEN_DATA_DIR, as an absolute path. */
  readonly dataDir: string;
  /** KIGEN_ALLOW_NETS: private networks that may be dialled, as canonical CIDR ("10.0.0.0/8", "fd00::/8"). */
  readonly allowNets: readonly string[];
  /** KIGEN_DNS_SERVERS, as `Resolver.setServers` of node:dns takes them; empty = the system's own. */
  readonly dnsServers: readonly string[];
  /** KIGEN_ALLOW_PORTS: ports that may be dialled besides the default TLS ports. */
  readonly allowPorts: readonly PortRange[];
  /** KIGEN_CHECK_INTERVAL_MINUTES, in milliseconds. */
  readonly checkIntervalMs: number;
  /** KIGEN_VALIDATION_PORTS: where DNS, HTTP and HTTPS are asked when the validation of a certificate is imitated. */
  readonly validationPorts: { readonly dns: number; readonly http: number; readonly https: number };
  /** KIGEN_ACME_DIRECTORY: whose renewal information is read; null = nobody's ("off"). */
  readonly acmeDirectory: string | null;
  /** KIGEN_TRANSPARENCY_SEARCH: where newly issued certificates are looked up, with {domain}; null = not at all. */
  readonly transparencySearch: string | null;
  /** KIGEN_SECRET_KEY: 64 hexadecimal digits; null = the file secret.key in the data folder. */
  readonly secretKey: string | null;
  /** KIGEN_OWNER_EMAIL and KIGEN_OWNER_PASSWORD_FILE: the owner who is made at the first start; null = made in the browser. */
  readonly ownerEmail: string | null;
  readonly ownerPassword: string | null;
  /** KIGEN_WATCH: whether the server watches as well; without, `npm run worker` does it alone. */
  readonly isWatching: boolean;
  /** KIGEN_METRICS_TOKEN: with which /metrics is read; null = there is no /metrics. */
  readonly metricsToken: string | null;
  /** KIGEN_BACKUPS_KEPT: how many nightly copies of the database are kept; 0 = none is made. */
  readonly backupsKept: number;
  /** KIGEN_CHANNEL_ORIGIN: stands in for the origins of the services that messages are sent to; null = their own. */
  readonly channelOrigin: string | null;
  /** NODE_EXTRA_CA_CERTS: roots in PEM that are trusted besides those of Node, one entry a certificate. */
  readonly extraRoots: readonly string[];
}

type Variables = Readonly<Record<string, string | undefined>>;

export type ParsedEnv = { ok: true; env: Env } | { ok: false; sentences: readonly string[] };

const minuteMs = 60 * 1000;

const variables = z.object({
  HOST: setting('127.0.0.1', 'an IP address or a host name, such as 127.0.0.1', parseHost),
  PORT: setting('3000', 'a whole number from 1 to 65535', parsePort),
  KIGEN_BASE_URL: setting(
    '',
    'an address without a path, with https (http only for this machine), such as https://kigen.example.jp',
    parseBaseUrl,
  ),
  KIGEN_TRUSTED_PROXIES: setting('', 'addresses or networks in CIDR form, such as 127.0.0.1', listOf(parseNet)),
  KIGEN_DATA_DIR: setting('./data', 'the path of a folder', parseFolder),
  KIGEN_ALLOW_NETS: setting('', 'networks in CIDR form, such as 192.168.1.0/24,fd00::/8', listOf(parseNet)),
  KIGEN_DNS_SERVERS: setting(
    '',
    'IP addresses, with a port or without, such as 1.1.1.1,[::1]:5353',
    listOf(parseServer),
  ),
  KIGEN_ALLOW_PORTS: setting('', 'ports or ranges of ports, such as 8000,9000-9100', listOf(parsePortRange)),
  KIGEN_CHECK_INTERVAL_MINUTES: setting('360', 'a whole number of minutes from 1 to 10080 (a week)', parseMinutes),
  KIGEN_VALIDATION_PORTS: setting(
    '53,80,443',
    'three ports, those of DNS, HTTP and HTTPS, such as 53,80,443',
    parseThreePorts,
  ),
  KIGEN_ACME_DIRECTORY: setting(
    'https://acme-v02.api.letsencrypt.org/directory',
    'the https address of an ACME directory, or off',
    parseAddressOrOff,
  ),
  KIGEN_TRANSPARENCY_SEARCH: setting(
    'off',
    'an https address with {domain} in it that answers in JSON, such as https://crt.sh/?q={domain}&output=json, or off',
    parseSearchOrOff,
  ),
  KIGEN_SECRET_KEY: setting('', '64 hexadecimal digits', parseSecretKey),
  KIGEN_OWNER_EMAIL: setting('', 'an e-mail address', parseEmail),
  KIGEN_OWNER_PASSWORD_FILE: setting('', 'a file that can be read, with the password as its first line', readFirstLine),
  KIGEN_WATCH: setting('on', 'on or off', parseOnOff),
  KIGEN_METRICS_TOKEN: setting('', 'at least 16 letters and digits, without spaces', parseToken),
  KIGEN_BACKUPS_KEPT: setting('7', 'a whole number from 0 to 365', parseBackups),
  KIGEN_CHANNEL_ORIGIN: setting(
    '',
    'an address without a path, with https (http only for this machine), such as https://channels.example.jp',
    parseBaseUrl,
  ),
  NODE_EXTRA_CA_CERTS: setting('', 'a file with certificates in PEM that can be read', readRoots),
});

/** Who listens for others must know by which name they come: everything that judges a request's origin goes by it. */
const schema = variables.superRefine(({ HOST, KIGEN_BASE_URL }, context) => {
  if (isLoopbackHost(HOST) || KIGEN_BASE_URL !== '') return;
  const wants =
    'this machine alone, such as 127.0.0.1, unless KIGEN_BASE_URL names the address that browsers use, such as https://kigen.example.jp';
  context.addIssue({ code: 'custom', path: ['HOST'], message: wants });
});

/**
 * Reads the settings out of a set of environment variables. An empty variable counts as not set.
 * Each bad one becomes one sentence that names the variable, what it got and what it wants.
 */
export function parseEnv(source: Variables): ParsedEnv {
  const result = schema.safeParse(pickSet(source));
  if (!result.success) {
    return { ok: false, sentences: result.error.issues.map(({ path, message }) => describe(path, source, message)) };
  }

  const { data } = result;
  const env: Env = {
    host: data.HOST,
    port: data.PORT,
    baseUrl: data.KIGEN_BASE_URL === '' ? null : data.KIGEN_BASE_URL,
    trustedProxies: data.KIGEN_TRUSTED_PROXIES,
    dataDir: data.KIGEN_DATA_DIR,
    allowNets: data.KIGEN_ALLOW_NETS,
    dnsServers: data.KIGEN_DNS_SERVERS,
    allowPorts: data.KIGEN_ALLOW_PORTS,
    checkIntervalMs: data.KIGEN_CHECK_INTERVAL_MINUTES * minuteMs,
    validationPorts: data.KIGEN_VALIDATION_PORTS,
    acmeDirectory: data.KIGEN_ACME_DIRECTORY === 'off' ? null : data.KIGEN_ACME_DIRECTORY,
    transparencySearch: data.KIGEN_TRANSPARENCY_SEARCH === 'off' ? null : data.KIGEN_TRANSPARENCY_SEARCH,
    secretKey: data.KIGEN_SECRET_KEY || null,
    ownerEmail: data.KIGEN_OWNER_EMAIL || null,
    ownerPassword: data.KIGEN_OWNER_PASSWORD_FILE || null,
    isWatching: data.KIGEN_WATCH === 'on',
    metricsToken: data.KIGEN_METRICS_TOKEN || null,
    backupsKept: data.KIGEN_BACKUPS_KEPT,
    channelOrigin: data.KIGEN_CHANNEL_ORIGIN || null,
    extraRoots: data.NODE_EXTRA_CA_CERTS,
  };
  return { ok: true, env };
}

let current: Env | undefined;

/**
 * This process's settings, read at the first use and then kept.
 * @throws Error with the sentences of `parseEnv` when a variable is bad
 */
export function getEnv(): Env {
  if (current) return current;
  const parsed = parseEnv(process.env);
  if (!parsed.ok) throw new Error(parsed.sentences.join('\n'));
  current = parsed.env;
  return current;
}

/** The same, field by field. Importing it reads nothing yet, so that a build needs no variable. */
export const env: Env = {
  get host() {
    return getEnv().host;
  },
  get port() {
    return getEnv().port;
  },
  get baseUrl() {
    return getEnv().baseUrl;
  },
  get trustedProxies() {
    return getEnv().trustedProxies;
  },
  get dataDir() {
    return getEnv().dataDir;
  },
  get allowNets() {
    return getEnv().allowNets;
  },
  get dnsServers() {
    return getEnv().dnsServers;
  },
  get allowPorts() {
    return getEnv().allowPorts;
  },
  get checkIntervalMs() {
    return getEnv().checkIntervalMs;
  },
  get validationPorts() {
    return getEnv().validationPorts;
  },
  get acmeDirectory() {
    return getEnv().acmeDirectory;
  },
  get transparencySearch() {
    return getEnv().transparencySearch;
  },
  get secretKey() {
    return getEnv().secretKey;
  },
  get ownerEmail() {
    return getEnv().ownerEmail;
  },
  get ownerPassword() {
    return getEnv().ownerPassword;
  },
  get isWatching() {
    return getEnv().isWatching;
  },
  get metricsToken() {
    return getEnv().metricsToken;
  },
  get backupsKept() {
    return getEnv().backupsKept;
  },
  get channelOrigin() {
    return getEnv().channelOrigin;
  },
  get extraRoots() {
    return getEnv().extraRoots;
  },
};

/** A variable with its default, what it wants in words, and how it is read (null = not that). */
function setting<T>(fallback: string, wants: string, parse: (text: string) => T | null) {
  return z
    .string()
    .default(fallback)
    .transform((text, context) => {
      const value = parse(text.trim());
      if (value !== null) return value;
      context.addIssue({ code: 'custom', message: wants });
      return z.NEVER;
    });
}

function pickSet(source: Variables) {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''));
}

function describe([name]: PropertyKey[], source: Variables, wants: string): string {
  const variable = String(name);
  const got = JSON.stringify((source[variable] ?? '').slice(0, 100));
  return `${variable} is ${got}, but it must be ${wants}.`;
}
