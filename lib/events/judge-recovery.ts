import { onReadyKey, plannedKey, provedKey } from './event-keys';
import type { ClosedEvent, JudgedSite, OpenedEvent } from './judged-site';
import type { SiteEvent } from './site-event';

const minuteMs = 60_000;
/** A planned recovery is announced so long before. */
export const announceMs = 30 * minuteMs;
/** What ended longer ago is no news. */
const newsMs = 24 * 60 * minuteMs;

export interface RecoveryVerdict {
  opens: OpenedEvent[];
  closes: ClosedEvent[];
  reopens: SiteEvent[];
  nextAt: readonly Date[];
}

/** What is to be told of a recovery that waits for its owner, has ended well, or is planned. */
export function judgeRecovery(site: JudgedSite, now: Date): RecoveryVerdict {
  const wanted = listWanted(site, now);
  const opens = wanted.filter(({ key }) => site.events.every((event) => event.key !== key));
  const closes = site.events
    .filter(({ kind, closedAt, key }) => kind === 'recovery-on-ready' && closedAt === null && !isWaiting(site, key))
    .map((event) => ({ event, outcome: 'recovered' as const, facts: event.facts, isTold: false }));
  const reopens = site.events.filter(
    ({ kind, outcome, key }) => kind === 'recovery-on-ready' && outcome === 'dropped' && isWaiting(site, key),
  );
  return {
    opens,
    closes,
    reopens,
    nextAt: site.plans.map(({ startsAt }) => new Date(startsAt.getTime() - announceMs)),
  };
}

function isWaiting({ recovery }: JudgedSite, key: string): boolean {
  return recovery?.onReadySince != null && onReadyKey(recovery.recoveryId, recovery.onReadySince) === key;
}

function listWanted({ recovery, lastRecovery, plans }: JudgedSite, now: Date): OpenedEvent[] {
  const wanted: OpenedEvent[] = [];
  const want = (key: string, kind: OpenedEvent['kind'], facts: OpenedEvent['facts']): void => {
    wanted.push({ key, kind, endpointId: null, facts, isTold: true });
  };
  if (recovery?.onReadySince) {
    const { recoveryId, onReadySince } = recovery;
    want(onReadyKey(recoveryId, onReadySince), 'recovery-on-ready', { recoveryId, since: onReadySince });
  }
  if (lastRecovery?.isProved && now.getTime() - lastRecovery.endedAt.getTime() <= newsMs) {
    const { recoveryId } = lastRecovery;
    want(provedKey(recoveryId), 'recovery-proved', { recoveryId });
  }
  for (const { planId, startsAt } of plans) {
    const isSoon = now.getTime() >= startsAt.getTime() - announceMs && now < startsAt;
    if (isSoon) want(plannedKey(planId), 'recovery-planned', { startsAt });
  }
  return wanted;
}
