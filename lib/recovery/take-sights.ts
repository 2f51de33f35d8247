import type { Beginning } from './begin';
import { isNew, isNewer } from './proof';
import type { RecoveryEvent, RecoveryState, RecoveryTarget } from './recovery-state';
import type { Sight } from './sight';

/** A name that is ticked or found meanwhile has to be proved as well; one that is unticked has not. */
export function followNames(
  state: RecoveryState,
  watched: readonly Beginning[],
  events: RecoveryEvent[],
): RecoveryState {
  const kept = state.targets.filter(({ endpointId }) => watched.some((one) => one.endpointId === endpointId));
  const known = new Set(kept.map(({ endpointId }) => endpointId));
  const added = watched.filter(({ endpointId }) => !known.has(endpointId));
  if (watched.length === 0 || (added.length === 0 && kept.length === state.targets.length)) return state;
  const targets = [...kept, ...added.map((one) => joinLate(one, state.startedAt))];
  events.push({ kind: 'names-changed', hosts: targets.map(({ host }) => host) });
  return { ...state, targets };
}

function joinLate({ endpointId, host, certificate }: Beginning, startedAt: Date): RecoveryTarget {
  // It may have been renewed together with the others before it was known.
  const before = certificate && isNewer(certificate, null, startedAt) ? null : certificate;
  return { endpointId, host, before, kindBefore: null, sight: null, setbacks: 0 };
}

/** What was seen, into each target; what is new about it goes into the timeline. A look without a network changes nothing. */
export function takeSights(
  before: RecoveryState,
  sights: ReadonlyMap<string, Sight>,
  now: Date,
  events: RecoveryEvent[],
): RecoveryState {
  const seen = [...sights.values()];
  const isOffline = seen.length === 0 ? before.isOffline : seen.every(({ kind }) => kind === 'offline');
  if (isOffline !== before.isOffline) events.push({ kind: isOffline ? 'offline' : 'online' });
  const targets = before.targets.map((target) => {
    const sight = sights.get(target.endpointId);
    return sight === undefined ? target : takeSight(target, sight, { startedAt: before.startedAt, now }, events);
  });
  return { ...before, targets, isOffline };
}

function takeSight(
  target: RecoveryTarget,
  sight: Sight,
  { startedAt, now }: { startedAt: Date; now: Date },
  events: RecoveryEvent[],
): RecoveryTarget {
  // One from the future was taken by a clock that has since been put back.
  const isLate = target.sight !== null && sight.at <= target.sight.at && target.sight.at <= now;
  if (sight.kind === 'offline' || isLate) return target;
  if (target.sight === null || isDifferent(sight, target.sight))
    events.push({ kind: 'seen', host: target.host, sight });
  const next = { ...target, sight, kindBefore: target.kindBefore ?? sight.kind };
  const isSetback = isNew(target, startedAt) && !isNew(next, startedAt);
  if (isSetback) events.push({ kind: 'setback', host: target.host });
  return isSetback ? { ...next, setbacks: target.setbacks + 1 } : next;
}

function isDifferent(one: Sight, other: Sight): boolean {
  return (
    one.kind !== other.kind ||
    one.httpStatus !== other.httpStatus ||
    one.isTrusted !== other.isTrusted ||
    one.certificate?.fingerprint256 !== other.certificate?.fingerprint256
  );
}
