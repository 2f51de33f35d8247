import { eventKinds } from '@/lib/events/event-kinds';
import type { EventKind } from '@/lib/events/event-kinds';
import type { JudgedEndpoint, JudgedSite, JudgeRules, OwnCertificate, SiteVerdict } from '@/lib/events/judged-site';
import { judgeSite } from '@/lib/events/judge-site';
import { defaultNoticePolicy } from '@/lib/events/notice-policy';
import type { SiteEvent } from '@/lib/events/site-event';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';
import { problemSeverity } from '@/lib/tls/problem';
import type { ProblemName } from '@/lib/tls/problem';

const dayMs = 24 * 60 * 60 * 1000;
export const playStart = new Date('2026-01-01T00:00:00Z');

export const usualRules: JudgeRules = {
  windows: defaultUrgencyPolicy,
  isOverdueChosen: false,
  told: defaultNoticePolicy.told,
  staleAfterMs: dayMs / 2,
};

/** A certificate that was issued so many days after the start. */
export function ownCertificate(day: number, options: Partial<OwnCertificate> & { life?: number } = {}): OwnCertificate {
  const { life = 90, ...rest } = options;
  const notBefore = new Date(playStart.getTime() + day * dayMs);
  return {
    fingerprint256: `day ${day} ${rest.keyType ?? ''}`,
    notBefore,
    notAfter: new Date(notBefore.getTime() + life * dayMs),
    issuer: "C=US, O=Let's Encrypt, CN=YR2",
    keyType: 'EC P-256',
    names: ['example.jp', 'www.example.jp'],
    ...rest,
  };
}

/** Keeps what a judgement has opened and closed, as the database does, so that a test can let time pass. */
export function playJudgedSite(rules: Partial<JudgeRules> = {}) {
  let site: JudgedSite = {
    siteId: 'site',
    isActive: true,
    hosting: null,
    endpoints: ['example.jp', 'www.example.jp'].map(emptyEndpoint),
    recovery: null,
    lastRecovery: null,
    plans: [],
    events: [],
    toldOver: new Set(),
  };
  const at = (day: number): Date => new Date(playStart.getTime() + day * dayMs);
  return {
    at,
    get events() {
      return site.events;
    },
    get open(): EventKind[] {
      return site.events.filter(({ closedAt }) => closedAt === null).map(({ kind }) => kind);
    },
    endpoint(index: number): JudgedEndpoint {
      const found = site.endpoints[index];
      if (!found) throw new Error(`There is no endpoint ${index}.`);
      return found;
    },
    change(part: Partial<JudgedSite>) {
      site = { ...site, ...part };
    },
    /** A look at each endpoint shows this certificate (null = none of its own) and these problems. */
    look(day: number, certificate: OwnCertificate | null, problems: readonly ProblemName[] = [], looks = 3) {
      site = { ...site, endpoints: site.endpoints.map((one) => lookAt(one, at(day), certificate, problems, looks)) };
    },
    lookAt(index: number, day: number, certificate: OwnCertificate | null, problems: readonly ProblemName[] = []) {
      const endpoints = site.endpoints.map((one, place) =>
        place === index ? lookAt(one, at(day), certificate, problems, 3) : one,
      );
      site = { ...site, endpoints };
    },
    /** What is told of by it: the kinds that open, and "-kind" for an end that is told. */
    judge(day: number): string[] {
      const verdict = judgeSite(site, { ...usualRules, ...rules }, at(day));
      site = { ...site, ...apply(site, verdict, at(day)) };
      return [
        ...verdict.opens.filter(({ isTold }) => isTold).map(({ kind }) => kind),
        ...verdict.closes.filter(({ isTold }) => isTold).map(({ event }) => `-${event.kind}`),
      ];
    },
    next: (day: number): Date | null => judgeSite(site, { ...usualRules, ...rules }, at(day)).nextAt,
  };
}

function emptyEndpoint(host: string): JudgedEndpoint {
  return {
    ...{ endpointId: host, host, port: 443, checkedAt: null, findings: [], severity: null },
    ...{ isConfirmed: false, failingSince: null, certificateId: null, sightings: [] },
  };
}

function lookAt(
  endpoint: JudgedEndpoint,
  at: Date,
  certificate: OwnCertificate | null,
  problems: readonly ProblemName[],
  looks: number,
): JudgedEndpoint {
  const findings = problems.map((problem) => ({
    ...{ problem, severity: problemSeverity[problem], detail: '', addresses: [] },
  }));
  const known = endpoint.sightings.filter((one) => one.certificate !== certificate);
  const before = endpoint.sightings.find((one) => one.certificate === certificate);
  const seen = certificate && {
    certificate,
    firstSeenAt: before?.firstSeenAt ?? at,
    lastSeenAt: at,
    isJudged: before?.isJudged ?? false,
  };
  return {
    ...endpoint,
    checkedAt: at,
    findings,
    severity: findings[0]?.severity ?? null,
    isConfirmed: findings.length > 0 && looks >= 3,
    failingSince: findings.length > 0 ? (endpoint.failingSince ?? at) : null,
    certificateId: certificate?.fingerprint256 ?? endpoint.certificateId,
    sightings: seen ? [...known, seen] : endpoint.sightings,
  };
}

function apply(
  site: JudgedSite,
  verdict: SiteVerdict,
  now: Date,
): Pick<JudgedSite, 'events' | 'endpoints' | 'toldOver'> {
  const ends = new Map(verdict.closes.map((one) => [one.event.eventId, one]));
  const again = new Set(verdict.reopens.map(({ eventId }) => eventId));
  const kept = site.events.map((event): SiteEvent => {
    const end = ends.get(event.eventId);
    if (end) return { ...event, closedAt: now, outcome: end.outcome, facts: end.facts };
    return again.has(event.eventId) ? { ...event, closedAt: null, outcome: null } : event;
  });
  const fresh = verdict.opens.map(({ key, kind, endpointId, facts }, index): SiteEvent => {
    const end = eventKinds[kind].lasts ? null : now;
    return {
      ...{ eventId: kept.length + index + 1, key, kind, siteId: site.siteId, endpointId, parentId: null, facts },
      ...{ openedAt: now, closedAt: end, outcome: end && 'momentary' },
      ...{ acknowledgedAt: null, acknowledgedBy: null, snoozedUntil: null },
    };
  });
  const isJudged = (endpointId: string, fingerprint256: string): boolean =>
    verdict.judged.some((one) => one.endpointId === endpointId && one.fingerprint256 === fingerprint256);
  const endpoints = site.endpoints.map((endpoint) => ({
    ...endpoint,
    sightings: endpoint.sightings.map((one) => ({
      ...one,
      isJudged: one.isJudged || isJudged(endpoint.endpointId, one.certificate.fingerprint256),
    })),
  }));
  const over = verdict.closes.filter(({ isTold }) => isTold).map(({ event }) => event.eventId);
  return { events: [...kept, ...fresh], endpoints, toldOver: new Set([...site.toldOver, ...over]) };
}
