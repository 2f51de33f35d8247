import { isLoopbackHost } from '@/lib/env-values';
import type { Env } from '@/lib/env';

import { findEndOfSupport } from './node-support';

/** What the page 「安全」 tells, in its order. */
export const safetyFactNames = [
  'listening',
  'base-url',
  'https',
  'trusted-proxies',
  'master-key',
  'data-folder',
  'own-second-factor',
  'second-factors',
  'invitations',
  'sessions',
  'private-networks',
  'node',
  'advisories',
  'headers',
] as const;
export type SafetyFactName = (typeof safetyFactNames)[number];

/** `missing` = to be mended · `note` = worth knowing · `good` = as it should be. */
export type SafetyTone = 'missing' | 'note' | 'good';

export interface SafetyFact {
  name: SafetyFactName;
  tone: SafetyTone;
  /** The sentence about it, out of lib/words/…/safety.json. */
  says: SafetySentence;
  /** What it was judged by, to be shown as it is. */
  details: readonly string[];
}

export type SafetySentence =
  | 'listening-loopback'
  | 'listening-others'
  | 'base-url-set'
  | 'base-url-not-needed'
  | 'https-on'
  | 'https-not-needed'
  | 'trusted-proxies-set'
  | 'trusted-proxies-missing'
  | 'trusted-proxies-not-needed'
  | 'master-key-environment'
  | 'master-key-private'
  | 'master-key-open'
  | 'data-folder-private'
  | 'data-folder-open'
  | 'modes-unknown'
  | 'own-second-factor-on'
  | 'own-second-factor-off'
  | 'second-factors-all'
  | 'second-factors-missing'
  | 'invitations-none'
  | 'invitations-open'
  | 'sessions'
  | 'private-networks-closed'
  | 'private-networks-open'
  | 'node-supported'
  | 'node-ended'
  | 'node-unknown'
  | 'advisories-fresh'
  | 'advisories-old'
  | 'headers-on'
  | 'headers-weak';

export interface Surroundings {
  /** `stat().mode` of the data folder and of the key's file; null = none, or modes mean nothing here (Windows). */
  dataFolderMode: number | null;
  keyFileMode: number | null;
  /** process.version, "v24.1.0". */
  nodeVersion: string;
  /** The Content-Security-Policy of the page that asks; null = none. */
  policy: string | null;
  /** When the list of known faults in packages was looked through last. */
  advisoriesReviewedAt: Date;
  people: readonly { personId: string; email: string; hasTwoFactor: boolean }[];
  /** Who asks. */
  personId: string;
  /** For whom the open invitations are. */
  invitations: readonly string[];
  /** Sign-ins that have not run out, by person. */
  sessions: readonly { email: string; count: number }[];
  now: Date;
}

type Settings = Pick<Env, 'host' | 'baseUrl' | 'trustedProxies' | 'dataDir' | 'secretKey' | 'allowNets'>;

const dayMs = 24 * 60 * 60 * 1000;
/** An older list says little about today's packages. */
const advisoriesLastMs = 90 * dayMs;

/** What protects this installation, and what is missing. Pure: the page reads files, headers and the database. */
export function listSafetyFacts(settings: Settings, around: Surroundings): readonly SafetyFact[] {
  return [
    ...judgeSettings(settings),
    ...judgeFiles(settings, around),
    ...judgePeople(around),
    ...judgeRest(settings, around),
  ];
}

function judgeSettings({ host, baseUrl, trustedProxies }: Settings): SafetyFact[] {
  const isLocal = isLoopbackHost(host);
  const isServed = baseUrl !== null && !isLoopbackHost(new URL(baseUrl).hostname.replace(/^\[(.*)\]$/, '$1'));
  const hasHttps = baseUrl?.startsWith('https:') ?? false;
  const address = baseUrl === null ? [] : [baseUrl];
  const proxies = trustedProxies.length > 0 ? 'set' : isServed ? 'missing' : 'not-needed';
  return [
    isLocal
      ? { name: 'listening', tone: 'good', says: 'listening-loopback', details: [host] }
      : { name: 'listening', tone: 'note', says: 'listening-others', details: [host] },
    {
      name: 'base-url',
      tone: 'good',
      says: baseUrl === null ? 'base-url-not-needed' : 'base-url-set',
      details: address,
    },
    { name: 'https', tone: 'good', says: hasHttps ? 'https-on' : 'https-not-needed', details: [] },
    {
      name: 'trusted-proxies',
      tone: proxies === 'missing' ? 'missing' : 'good',
      says: `trusted-proxies-${proxies}`,
      details: trustedProxies,
    },
  ];
}

function judgeFiles({ secretKey, dataDir }: Settings, { dataFolderMode, keyFileMode }: Surroundings): SafetyFact[] {
  const key: Omit<SafetyFact, 'name' | 'details'> =
    secretKey !== null ? { tone: 'good', says: 'master-key-environment' } : judgeMode(keyFileMode, 'master-key');
  return [
    { name: 'master-key', ...key, details: [] },
    { name: 'data-folder', ...judgeMode(dataFolderMode, 'data-folder'), details: [dataDir] },
  ];
}

function judgeMode(mode: number | null, what: 'master-key' | 'data-folder'): Pick<SafetyFact, 'tone' | 'says'> {
  if (mode === null) return { tone: 'note', says: 'modes-unknown' };
  return (mode & 0o077) === 0 ? { tone: 'good', says: `${what}-private` } : { tone: 'missing', says: `${what}-open` };
}

function judgePeople({ people, personId, invitations, sessions }: Surroundings): SafetyFact[] {
  const without = people.filter(({ hasTwoFactor }) => !hasTwoFactor);
  const isOwnOn = without.every((person) => person.personId !== personId);
  const others = without.filter((person) => person.personId !== personId).map(({ email }) => email);
  return [
    isOwnOn
      ? { name: 'own-second-factor', tone: 'good', says: 'own-second-factor-on', details: [] }
      : { name: 'own-second-factor', tone: 'missing', says: 'own-second-factor-off', details: [] },
    others.length === 0
      ? { name: 'second-factors', tone: 'good', says: 'second-factors-all', details: [] }
      : { name: 'second-factors', tone: 'missing', says: 'second-factors-missing', details: others },
    invitations.length === 0
      ? { name: 'invitations', tone: 'good', says: 'invitations-none', details: [] }
      : { name: 'invitations', tone: 'note', says: 'invitations-open', details: invitations },
    {
      name: 'sessions',
      tone: 'note',
      says: 'sessions',
      details: sessions.map(({ email, count }) => `${email} × ${count}`),
    },
  ];
}

function judgeRest(
  { allowNets }: Settings,
  { nodeVersion, now, advisoriesReviewedAt, policy }: Surroundings,
): SafetyFact[] {
  const ends = findEndOfSupport(nodeVersion);
  const node = ends === null ? 'unknown' : now < ends ? 'supported' : 'ended';
  const isOld = now.getTime() - advisoriesReviewedAt.getTime() > advisoriesLastMs;
  const reviewed = advisoriesReviewedAt.toISOString().slice(0, 10);
  const scripts = /(?:^|; )script-src [^;]+/.exec(policy ?? '')?.[0] ?? '';
  const isStrict = scripts.includes("'nonce-") && !scripts.includes('unsafe-inline');
  return [
    allowNets.length === 0
      ? { name: 'private-networks', tone: 'good', says: 'private-networks-closed', details: [] }
      : { name: 'private-networks', tone: 'note', says: 'private-networks-open', details: allowNets },
    {
      name: 'node',
      tone: node === 'supported' ? 'good' : node === 'ended' ? 'missing' : 'note',
      says: `node-${node}`,
      details: [nodeVersion],
    },
    isOld
      ? { name: 'advisories', tone: 'missing', says: 'advisories-old', details: [reviewed] }
      : { name: 'advisories', tone: 'good', says: 'advisories-fresh', details: [reviewed] },
    isStrict
      ? { name: 'headers', tone: 'good', says: 'headers-on', details: [] }
      : { name: 'headers', tone: 'missing', says: 'headers-weak', details: [] },
  ];
}
