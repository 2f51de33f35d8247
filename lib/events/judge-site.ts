import { describeEndpoint } from './event-facts';
import { isReliable } from './is-reliable';
import { judgeBreakdown } from './judge-breakdown';
import { closeSteps, findDropped, listStanding, openStep } from './judge-ladders';
import type { StandingCertificate } from './judge-ladders';
import { judgeNewCertificates } from './judge-new-certificates';
import { judgeRecovery } from './judge-recovery';
import type { ClosedEvent, JudgedSite, JudgeRules, OpenedEvent, SiteVerdict } from './judged-site';

/** When only the age of the last look stands against a judgement, it is asked again so soon. */
const askAgainMs = 15 * 60 * 1000;

/**
 * What is to be told about a site: which events open, which close, and when to ask again if nothing is seen meanwhile. Pure.
 * What looks have found counts once they have confirmed it; what time decides, at once.
 */
export function judgeSite(site: JudgedSite, rules: JudgeRules, now: Date): SiteVerdict {
  if (!site.isActive) return dropAll(site);
  const standing = listStanding(site, site.endpoints, rules, now);
  const fresh = judgeNewCertificates(site, now);
  const breakdown = judgeBreakdown(site, standing, rules, now);
  const recovery = judgeRecovery(site, now);
  const seen = standing.filter(({ endpoint }) => isReliable(endpoint, rules, now));
  const dropped = seen.map((one) => findDropped(site, one)).filter((event) => event !== undefined);
  const steps = seen.map((one) => openStep(site, one)).filter((one) => one !== null);
  const closes = [...closeSteps(site, standing), ...breakdown.closes, ...recovery.closes];
  return {
    opens: [...breakdown.opens, ...steps, ...fresh.opens, ...recovery.opens].map((one) => withProof(one, site)),
    closes: closes.map((one) =>
      one.outcome === 'renewed' ? { ...one, isTold: !isSaid(site, fresh.opens, rules) } : one,
    ),
    // It is watched again, and what was dropped meanwhile still holds.
    reopens: [...breakdown.reopens, ...dropped, ...recovery.reopens],
    judged: fresh.judged,
    nextAt: findNext(site, standing, [...recovery.nextAt, ...breakdown.nextAt], rules, now),
  };
}

/** Nobody is told anything about a site that is not watched. */
function dropAll({ events, endpoints }: JudgedSite): SiteVerdict {
  const open = events.filter(({ closedAt }) => closedAt === null);
  const closes = open.map((event): ClosedEvent => ({ event, outcome: 'dropped', facts: event.facts, isTold: false }));
  const judged = endpoints.flatMap(({ endpointId, sightings }) =>
    sightings
      .filter(({ isJudged }) => !isJudged)
      .map(({ certificate }) => ({ endpointId, fingerprint256: certificate.fingerprint256 })),
  );
  return { opens: [], closes, reopens: [], judged, nextAt: null };
}

/** 「復旧を確認しました」 shows the certificate that proved it. */
function withProof(event: OpenedEvent, { endpoints }: JudgedSite): OpenedEvent {
  const [endpoint] = endpoints;
  if (event.kind !== 'recovery-proved' || !endpoint) return event;
  return { ...event, facts: { ...describeEndpoint(endpoint), ...event.facts } };
}

/**
 * 「更新されました」 says that what was the matter is over, or 「復旧を確認しました」 does: one notice, not two. Where neither is told,
 * the end itself is.
 */
function isSaid({ recovery, lastRecovery }: JudgedSite, opens: readonly OpenedEvent[], { told }: JudgeRules): boolean {
  // What has become of it is said when the recovery ends.
  if (recovery !== null) return told['recovery-proved'] || told.renewed;
  const renewed = opens.filter(({ kind }) => kind === 'renewed');
  if (renewed.some(({ isTold }) => isTold)) return told.renewed;
  return renewed.length > 0 && lastRecovery?.isProved === true && told['recovery-proved'];
}

function findNext(
  site: JudgedSite,
  standing: readonly StandingCertificate[],
  others: readonly Date[],
  rules: JudgeRules,
  now: Date,
): Date | null {
  const instants = [
    ...standing.flatMap(({ changesAt }) => changesAt),
    ...others,
    ...(site.recovery?.offUntil ? [site.recovery.offUntil] : []),
    ...(isHeldUp(site, standing, rules, now) ? [new Date(now.getTime() + askAgainMs)] : []),
  ];
  const next = Math.min(...instants.map((instant) => instant.getTime()).filter((at) => at > now.getTime()));
  return Number.isFinite(next) ? new Date(next) : null;
}

/** A certificate has come to a step, but nobody has looked lately whether it is still there. */
function isHeldUp(site: JudgedSite, standing: readonly StandingCertificate[], rules: JudgeRules, now: Date): boolean {
  return standing.some((one) => {
    const mayOpen = one.step === 'blocked' || openStep(site, one) !== null || findDropped(site, one) !== undefined;
    return mayOpen && one.step !== null && !isReliable(one.endpoint, rules, now);
  });
}
