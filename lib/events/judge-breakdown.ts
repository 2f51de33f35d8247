import { problemSeverity } from '@/lib/tls/problem';
import type { ProblemName, Severity } from '@/lib/tls/problem';

import { describeEndpoint } from './event-facts';
import { certificateKey, occurrenceKey } from './event-keys';
import { isReliable } from './is-reliable';
import type { ClosedEvent, JudgedEndpoint, JudgedSite, JudgeRules, OpenedEvent } from './judged-site';
import type { StandingCertificate } from './judge-ladders';
import type { EventFacts, SiteEvent } from './site-event';

const hourMs = 60 * 60 * 1000;
/** What closed so lately and comes again is the same, unless its end was told. */
export const flappingMs = 6 * hourMs;

export interface Breakdown {
  opens: OpenedEvent[];
  closes: ClosedEvent[];
  reopens: SiteEvent[];
  /** When what came again after its end was told is to be told anew. */
  nextAt: readonly Date[];
}

/** What a judgement of one look at a site goes by. */
interface Sight {
  site: JudgedSite;
  reliable: readonly JudgedEndpoint[];
  expired: readonly StandingCertificate[];
  /** What is seen is explained by a recovery. */
  isExplained: boolean;
  now: Date;
}

/** Whether visitors can open the site, and whether some of them are hurt: what opens, closes and comes again by that. */
export function judgeBreakdown(
  site: JudgedSite,
  standing: readonly StandingCertificate[],
  rules: JudgeRules,
  now: Date,
): Breakdown {
  const reliable = site.endpoints.filter((endpoint) => isReliable(endpoint, rules, now));
  const expired = standing.filter(({ step, endpoint }) => step === 'blocked' && reliable.includes(endpoint));
  const offUntil = site.recovery?.offUntil ?? null;
  const sight = { site, reliable, expired, isExplained: offUntil !== null && now < offUntil, now };
  const found: Breakdown = { opens: [], closes: [], reopens: [], nextAt: [] };
  judgeDown(sight, found);
  judgeProblems(sight, found);
  const again = [...site.events.filter(({ closedAt }) => closedAt === null), ...found.reopens];
  const held = again.filter(({ eventId }) => site.toldOver.has(eventId));
  return { ...found, nextAt: held.map(({ openedAt }) => new Date(openedAt.getTime() + hourMs)) };
}

function judgeDown(sight: Sight, found: Breakdown): void {
  const { site, now } = sight;
  const open = site.events.find(isOpenDown);
  const fresh = findDown(sight);
  if (fresh === null) {
    if (open && isUpAgain(sight)) found.closes.push(closeDown(sight, open));
    return;
  }
  // Who cannot open a site does not care whether it has stopped answering besides.
  const isSame = open?.kind === fresh.kind || (open !== undefined && fresh.kind === 'unreachable');
  if (open && isSame && !isNewAgain(site, open, now)) return;
  const outcome = isSame ? 'recovered' : 'worsened';
  if (open) found.closes.push({ event: open, outcome, facts: open.facts, isTold: false });
  openAgain(site, fresh, found, now, ({ facts }) => fresh.kind === 'unreachable' || hasReason(facts, fresh.facts));
}

/** To be blocked by another problem is another matter. */
function hasReason({ problems: before }: EventFacts, { problems: now }: EventFacts): boolean {
  return before?.[0] === now?.[0];
}

function isOpenDown({ kind, closedAt }: SiteEvent): boolean {
  return closedAt === null && (kind === 'blocked' || kind === 'unreachable');
}

/** The worst that is the matter now, as an event; null = nothing is, or nothing that may be said yet. */
function findDown({ site, reliable, expired, isExplained, now }: Sight): OpenedEvent | null {
  if (isExplained) return null;
  const [end] = expired;
  if (end) {
    const key = certificateKey('blocked', site.siteId, end.certificate.fingerprint256);
    const problem: ProblemName = now < end.certificate.notBefore ? 'not-yet-valid' : 'expired';
    const since = problem === 'expired' ? end.certificate.notAfter : now;
    const facts = { ...describeEndpoint(end.endpoint, end.certificate), problems: [problem], since };
    return { key, kind: 'blocked', endpointId: end.endpoint.endpointId, facts, isTold: true };
  }
  for (const kind of ['blocked', 'unreachable'] as const) {
    const severity: Severity = kind === 'blocked' ? 'blocking' : 'unreachable';
    const endpoint = reliable.find((one) => one.isConfirmed && one.severity === severity);
    if (endpoint) return describeLook(site, endpoint, kind, listProblems(endpoint, severity), now);
  }
  return null;
}

function describeLook(
  { siteId }: JudgedSite,
  endpoint: JudgedEndpoint,
  kind: 'blocked' | 'unreachable' | 'problem',
  problems: readonly ProblemName[],
  now: Date,
): OpenedEvent {
  const facts: EventFacts = { ...describeEndpoint(endpoint), problems, since: endpoint.failingSince ?? now };
  const rule = kind === 'problem' ? `problem:${problems.join()}` : kind;
  return { key: occurrenceKey(rule, siteId, now), kind, endpointId: endpoint.endpointId, facts, isTold: true };
}

function listProblems({ findings }: JudgedEndpoint, severity: Severity): ProblemName[] {
  return [...new Set(findings.filter((one) => one.severity === severity).map(({ problem }) => problem))];
}

/** Every endpoint that was ever looked at has been seen in order. */
function isUpAgain({ site, reliable, expired }: Sight): boolean {
  const looked = site.endpoints.filter(({ checkedAt }) => checkedAt !== null);
  return expired.length === 0 && looked.length > 0 && looked.every((one) => reliable.includes(one) && isReached(one));
}

function isReached({ severity }: JudgedEndpoint): boolean {
  return severity !== 'blocking' && severity !== 'unreachable';
}

function closeDown({ site }: Sight, event: SiteEvent): ClosedEvent {
  const { certificate } = event.facts;
  const endpoint = site.endpoints.find(({ endpointId }) => endpointId === event.endpointId) ?? site.endpoints[0];
  const facts = endpoint ? describeEndpoint(endpoint) : {};
  // That nobody answered is no matter of the certificate, even if there is a new one.
  const isRenewed =
    event.kind === 'blocked' &&
    certificate !== undefined &&
    facts.certificate !== undefined &&
    facts.certificate.notAfter > certificate.notAfter;
  return {
    event,
    outcome: isRenewed ? 'renewed' : 'recovered',
    facts: { ...event.facts, ...(isRenewed ? { ...facts, previous: certificate } : {}) },
    // The recovery is told by an event of its own; so is a new certificate (lib/events/judge-site.ts).
    isTold: site.recovery === null,
  };
}

function judgeProblems(sight: Sight, found: Breakdown): void {
  const { site, reliable, isExplained, now } = sight;
  const reached = reliable.filter(isReached);
  for (const event of site.events.filter(({ kind, closedAt }) => kind === 'problem' && closedAt === null)) {
    if (isCured(event, site, reached))
      found.closes.push({ event, outcome: 'recovered', facts: event.facts, isTold: true });
  }
  if (isExplained) return;
  for (const endpoint of reached.filter(({ isConfirmed }) => isConfirmed)) {
    for (const problem of listProblems(endpoint, 'harming').filter(isOfLook)) {
      const isSame = ({ kind, facts }: Pick<OpenedEvent, 'kind' | 'facts'>): boolean =>
        kind === 'problem' && facts.problems?.[0] === problem;
      const open = site.events.find((event) => event.closedAt === null && isSame(event));
      if (found.opens.some(isSame) || found.reopens.some(isSame) || (open && !isNewAgain(site, open, now))) continue;
      if (open) found.closes.push({ event: open, outcome: 'recovered', facts: open.facts, isTold: false });
      openAgain(site, describeLook(site, endpoint, 'problem', [problem], now), found, now, isSame);
    }
  }
}

/** The dates have events of their own. */
function isOfLook(problem: ProblemName): boolean {
  return problem !== 'renewal-overdue' && problemSeverity[problem] === 'harming';
}

/** No endpoint shows it, and the one that did has been seen. */
function isCured(
  { endpointId, facts }: SiteEvent,
  { endpoints }: JudgedSite,
  reached: readonly JudgedEndpoint[],
): boolean {
  const isSeen = endpoints.every((one) => one.endpointId !== endpointId || reached.includes(one));
  const [problem] = facts.problems ?? [];
  return (
    isSeen && reached.length > 0 && reached.every(({ findings }) => findings.every((one) => one.problem !== problem))
  );
}

/** What comes again goes on without a word while its end was not told, or was within the hour; else it is a new event. */
function openAgain(
  site: JudgedSite,
  fresh: OpenedEvent,
  found: Breakdown,
  now: Date,
  isSame: (event: SiteEvent) => boolean,
): void {
  const before = site.events.findLast(
    (event) => event.kind === fresh.kind && isSame(event) && mayGoOn(site, event, now) && !isNewAgain(site, event, now),
  );
  if (before) {
    found.reopens.push(before);
    return;
  }
  const isKnown = site.events.some(({ key }) => key === fresh.key);
  found.opens.push(isKnown ? { ...fresh, key: occurrenceKey(fresh.kind, site.siteId, now) } : fresh);
}

/** Nobody watched meanwhile; or it closed lately, and neither a worse event, a new certificate nor a recovery that was proved has said so. */
function mayGoOn({ lastRecovery }: JudgedSite, { closedAt, outcome }: SiteEvent, now: Date): boolean {
  if (closedAt === null) return false;
  if (outcome === 'dropped') return true;
  if (now.getTime() - closedAt.getTime() >= flappingMs) return false;
  const isProved = lastRecovery !== null && lastRecovery.isProved && closedAt <= lastRecovery.endedAt;
  return outcome !== 'worsened' && outcome !== 'renewed' && !isProved;
}

/** Who was told that it is over is told anew, but of one matter once an hour: it may flap. */
function isNewAgain({ toldOver }: JudgedSite, { eventId, openedAt }: SiteEvent, now: Date): boolean {
  return toldOver.has(eventId) && now.getTime() - openedAt.getTime() >= hourMs;
}
