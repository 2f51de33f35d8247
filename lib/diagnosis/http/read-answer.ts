import type { FindingName } from '@/lib/diagnosis/finding-kinds';

import type { HopAnswer, HopFailure, HopOutcome } from './hop';
import { findPageSign } from './page-signs';
import type { PageSign } from './page-signs';

/** Nothing under an address that nobody has made: what a server that works says. */
const goodSigns: ReadonlySet<number> = new Set([404, 410]);

const bySign: Readonly<Record<PageSign, FindingName>> = {
  'default-page': 'http-default-page',
  maintenance: 'http-maintenance',
  'coming-soon': 'http-coming-soon',
  'tls-expected': 'http-tls-on-port-80',
};

const byFailure: Readonly<Record<HopFailure, FindingName>> = {
  refused: 'http-refused',
  unreachable: 'http-no-answer',
  'no-route': 'http-not-looked',
  'dial-timeout': 'http-no-answer',
  reset: 'http-broken-off',
  closed: 'http-broken-off',
  'no-answer': 'http-no-answer',
  'tls-on-plain-port': 'http-tls-on-port-80',
  'http2-on-plain-port': 'http2-on-port-80',
  'not-http': 'http-other-protocol',
  'head-too-large': 'http-head-too-large',
  'not-tls': 'http-redirect-not-tls',
  'tls-too-old': 'http-redirect-tls-too-old',
  'tls-failed': 'http-redirect-tls-failed',
  stopped: 'http-not-looked',
};

/** Where a redirect led, these say the same of another server. */
const afterRedirect: Partial<Record<FindingName, FindingName>> = {
  'http-refused': 'http-redirect-unreachable',
  'http-no-answer': 'http-redirect-unreachable',
  'http-broken-off': 'http-redirect-unreachable',
  'http-other-protocol': 'http-redirect-unreachable',
  'http2-on-port-80': 'http-redirect-unreachable',
};

/** What the answer to a random token means; null = as it should be. @param isRedirected it is not the first one */
export function readOutcome(outcome: HopOutcome, isRedirected: boolean): FindingName | null {
  const name = outcome.ok ? readAnswer(outcome) : byFailure[outcome.failure];
  return name !== null && isRedirected ? (afterRedirect[name] ?? name) : name;
}

function readAnswer(answer: HopAnswer): FindingName | null {
  const { status } = answer;
  if (goodSigns.has(status)) return null;
  const sign = findPageSign(answer);
  if (sign !== null) return bySign[sign];
  if (status === 401) return 'http-authentication';
  if (status === 403) return 'http-forbidden';
  if (status === 200) return 'http-catch-all';
  return status >= 500 ? 'http-server-error' : 'http-unusual-status';
}
