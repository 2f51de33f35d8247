import { findHosting } from '@/lib/hosting/find-hosting';
import type { Step, StepId } from '@/lib/hosting/playbook';

import type { Beginning } from './begin';
import { findOldestLook, isNewEverywhere, isProvedEverywhere, proofMs } from './proof';
import type { Basis, Claim, Outcome, RecoveryEvent, RecoveryState, RecoveryTarget } from './recovery-state';
import type { Sight, SightKind } from './sight';
import { followNames, takeSights } from './take-sights';

export type RecoveryInput =
  /** `step` is the one that the owner had before their eyes. */
  | { kind: 'claim'; step: StepId; claim: Claim }
  /** New looks, by endpoint; with the endpoints that are watched now, when they may have changed. */
  | { kind: 'sights'; sights: ReadonlyMap<string, Sight>; watched?: readonly Beginning[] }
  /** Only time has passed. */
  | { kind: 'time' };

export interface Advance {
  state: RecoveryState;
  events: readonly RecoveryEvent[];
}

/** Whoever pressed nothing for a day, with the site still up, has gone. */
const abandonedMs = 24 * 60 * 60 * 1000;
const minuteMs = 60_000;

/** What a site may show while its SSL is off. Silence is not among it: that is as often the network between. */
const offKinds: ReadonlySet<SightKind> = new Set(['host-default', 'other-name', 'alert', 'refused']);

/**
 * The state machine of a recovery. Pure. An observation completes a step, a claim starts its clock; a claim for a step that
 * is over changes nothing, and so does everything after the end.
 */
export function advance(before: RecoveryState, input: RecoveryInput, now: Date): Advance {
  if (before.outcome !== null) return { state: before, events: [] };
  const events: RecoveryEvent[] = [];
  let state = take(before, input, now, events);
  // One look may complete several steps: an owner who pressed ahead is found where they are.
  for (let moved = true; moved && state.outcome === null;) {
    const next = complete(state, now, events);
    moved = next !== state;
    state = next;
  }
  return { state: abandon(state, now, events), events };
}

export function stepsOf({ hostingId }: Pick<RecoveryState, 'hostingId'>): readonly Step[] {
  return findHosting(hostingId)?.playbook.steps ?? [];
}

export function currentStep(state: Pick<RecoveryState, 'hostingId' | 'step'>): Step {
  const step = stepsOf(state).find(({ id }) => id === state.step);
  if (!step) throw new Error(`The playbook of ${state.hostingId} has no step ${state.step}.`);
  return step;
}

/** The claims that a page may offer in this state. */
export function listClaims(state: RecoveryState): Claim[] {
  if (state.outcome !== null) return [];
  if (state.step === 'verify') return ['end-unproved', 'cancel'];
  if (currentStep(state).press === null) return ['go-on', 'cancel'];
  return state.pressedAt === null ? ['pressed', 'cancel'] : ['panel-shows-done', 'cancel'];
}

/**
 * The endpoint shows that its SSL is off. The host's default certificate says so by itself; the rest may have other causes,
 * and counts only after the owner's press and when it was not there before.
 */
export function isAway(state: RecoveryState, { sight, kindBefore }: RecoveryTarget): boolean {
  if (sight === null) return false;
  if (sight.kind === 'host-default') return true;
  // After a renewal that overtook OFF, a server that is restarted for a moment is not OFF.
  if (state.step === 'verify' && findOvertakenOff(state) !== null) return false;
  return offKinds.has(sight.kind) && sight.kind !== kindBefore && wasOffPressed(state);
}

function wasOffPressed({ step, pressedAt, past }: RecoveryState): boolean {
  const isPressed = step === 'switch-off' && pressedAt !== null;
  return isPressed || past.some((one) => one.step === 'switch-off' && one.pressedAt !== null);
}

function take(before: RecoveryState, input: RecoveryInput, now: Date, events: RecoveryEvent[]): RecoveryState {
  if (input.kind === 'claim') return takeClaim(before, input.step, input.claim, now, events);
  if (input.kind === 'time') return before;
  const state = input.watched ? followNames(before, input.watched, events) : before;
  return takeSights(state, input.sights, now, events);
}

function takeClaim(
  before: RecoveryState,
  step: StepId,
  claim: Claim,
  now: Date,
  events: RecoveryEvent[],
): RecoveryState {
  if (step !== before.step && claim !== 'cancel') return before;
  if (!listClaims(before).includes(claim)) return before;
  events.push({ kind: 'claimed', step: before.step, claim });
  const state = { ...before, claimedAt: now };
  switch (claim) {
    case 'cancel':
      return end(state, 'cancelled', now, events);
    case 'end-unproved':
      return end(state, 'unproved', now, events);
    case 'pressed':
      return { ...state, pressedAt: now };
    case 'go-on':
      return enterNext(state, null, now, events);
    case 'panel-shows-done':
      return enterNext(state, 'panel', now, events);
  }
}

/** One step further by what is seen; the same object when nothing completes. */
function complete(state: RecoveryState, now: Date, events: RecoveryEvent[]): RecoveryState {
  const measured = measureAway(state);
  if (measured !== state) return measured;
  if (state.step === 'verify') {
    return isOffLate(state) ? enter(state, 'switch-on', 'seen', now, events) : prove(state, now, events);
  }
  if (isNewEverywhere(state)) return enter(state, 'verify', 'seen', now, events);
  const offStep = stepsOf(state).find(({ press }) => press === 'off');
  if (!offStep || isOver(state, offStep.id)) return state;
  // Found OFF at the start, it waits until the owner has opened the setting: that is where ON is.
  const isFoundOff = state.targets.some(({ kindBefore }) => kindBefore === 'host-default');
  const isReady = !isFoundOff || state.step === offStep.id;
  const isOff = state.targets.length > 0 && state.targets.every((target) => isAway(state, target));
  return isReady && isOff ? enter(state, 'switch-on', 'seen', now, events) : state;
}

function isOver(state: RecoveryState, step: StepId): boolean {
  const ids = stepsOf(state).map(({ id }) => id);
  return ids.indexOf(state.step) > ids.indexOf(step);
}

/** From the first endpoint that went away to the look at which all were as they should be. */
function measureAway(state: RecoveryState): RecoveryState {
  if (!stepsOf(state).some(({ press }) => press === 'off')) return state;
  const gone = state.targets.filter((target) => isAway(state, target));
  if (gone.length > 0 && state.awayFrom === null) return { ...state, awayFrom: firstLook(gone, state.startedAt) };
  if (gone.length > 0) return state.awayUntil === null ? state : { ...state, awayUntil: null };
  const isBack = state.awayFrom !== null && state.awayUntil === null && isProvedEverywhere(state);
  return isBack ? { ...state, awayUntil: firstLook(state.targets, state.startedAt) } : state;
}

function firstLook(targets: readonly RecoveryTarget[], otherwise: Date): Date {
  const looks = targets.flatMap(({ sight }) => (sight ? [sight.at.getTime()] : []));
  return looks.length > 0 ? new Date(Math.min(...looks)) : otherwise;
}

/** Twice in a row, a minute apart. A look that shows anything else begins the proof anew. */
function prove(state: RecoveryState, now: Date, events: RecoveryEvent[]): RecoveryState {
  if (!isProvedEverywhere(state)) return state.provedSince === null ? state : { ...state, provedSince: null };
  const oldest = findOldestLook(state.targets);
  if (oldest === null) return state;
  const newest = new Date(Math.max(...state.targets.map(({ sight }) => sight?.at.getTime() ?? 0)));
  // Looks of a clock that has since been put back measure no minute: the proof waits for those of today.
  if (newest > now) return state.provedSince === null ? state : { ...state, provedSince: null };
  if (state.provedSince === null || state.provedSince > now) {
    events.push({ kind: 'proved-once' });
    return { ...state, provedSince: newest };
  }
  if (oldest.getTime() - state.provedSince.getTime() < proofMs || mayOffStillCome(state, now)) return state;
  const hasPressed = state.past.some(({ pressedAt }) => pressedAt !== null);
  const isByItself = !hasPressed && state.awayFrom === null;
  return end(state, isByItself ? 'renewed-by-itself' : 'proved', now, events);
}

/**
 * OFF was pressed and has shown nothing, and nobody has pressed ON: a renewal that came of itself may have overtaken it.
 * Until OFF is overdue, the site may still go away.
 */
export function mayOffStillCome(state: RecoveryState, now: Date): boolean {
  const pressedAt = findOvertakenOff(state);
  if (pressedAt === null || state.awayFrom !== null) return false;
  const atMost = stepsOf(state).find(({ id }) => id === 'switch-off')?.usualMinutes?.atMost ?? 0;
  return now.getTime() - pressedAt.getTime() < atMost * minuteMs;
}

/** OFF took effect after a new certificate had already been seen: the owner still has to press ON. */
function isOffLate(state: RecoveryState): boolean {
  return findOvertakenOff(state) !== null && state.targets.every((target) => isAway(state, target));
}

/** When OFF was pressed, if ON was not. */
function findOvertakenOff({ past }: RecoveryState): Date | null {
  if (past.some(({ step, pressedAt }) => step === 'switch-on' && pressedAt !== null)) return null;
  return past.find(({ step, pressedAt }) => step === 'switch-off' && pressedAt !== null)?.pressedAt ?? null;
}

function enterNext(state: RecoveryState, basis: Basis | null, now: Date, events: RecoveryEvent[]): RecoveryState {
  const ids = stepsOf(state).map(({ id }) => id);
  const next = ids[ids.indexOf(state.step) + 1];
  return next === undefined ? state : enter(state, next, basis, now, events);
}

function enter(
  state: RecoveryState,
  next: StepId,
  basis: Basis | null,
  now: Date,
  events: RecoveryEvent[],
): RecoveryState {
  const { step, stepSince: since, pressedAt } = state;
  events.push({ kind: 'step-over', step, next, basis });
  const past = [...state.past, { step, since, pressedAt, until: now, basis }];
  return { ...state, step: next, stepSince: now, pressedAt: null, past };
}

function end(state: RecoveryState, outcome: Outcome, now: Date, events: RecoveryEvent[]): RecoveryState {
  events.push({ kind: 'ended', outcome });
  return { ...state, outcome, endedAt: now };
}

/** A site that is away is never given up on: its owner has to switch ON, however late. */
function abandon(state: RecoveryState, now: Date, events: RecoveryEvent[]): RecoveryState {
  const isIdle = now.getTime() - Math.max(state.claimedAt.getTime(), state.stepSince.getTime()) >= abandonedMs;
  const isSafe = !isSwitchedOff(state);
  return state.outcome === null && isIdle && isSafe ? end(state, 'abandoned', now, events) : state;
}

/** OFF has been reached, or may have been, and nothing has proved since that the site is back. */
export function isSwitchedOff(state: RecoveryState): boolean {
  if (state.awayFrom !== null) return state.awayUntil === null;
  return wasOffPressed(state) && !isProvedEverywhere(state);
}
