import { currentStep, isAway, isSwitchedOff, mayOffStillCome } from './advance';
import { findIssuingOrganisation, isNew, isNewer, listLacks } from './proof';
import type { RecoveryState, RecoveryTarget } from './recovery-state';

/**
 * What does not go as usual, the closed list.
 * `nothing-happens` the time after which it is no longer usual has passed · `old-certificate-back` ON brought the same one
 * as before · `name-missing` a new certificate lacks this name · `not-trusted` browsers refuse the new one ·
 * `staging` it is from an authority for tests · `other-issuer` another authority than before, which is no fault ·
 * `error-page` the site answers with an error of the server · `no-page` it gives no answer by HTTPS ·
 * `uneven` some names have changed and others have not · `unsteady` it goes back and forth · `offline` this machine has
 * no network · `still-away` OFF was reached long ago and nobody has switched ON · `off-may-come` a new certificate was there
 * before OFF took effect.
 */
export const troubleNames = [
  'still-away',
  'nothing-happens',
  'off-may-come',
  'old-certificate-back',
  'staging',
  'not-trusted',
  'name-missing',
  'error-page',
  'no-page',
  'uneven',
  'unsteady',
  'offline',
  'other-issuer',
] as const;
export type TroubleName = (typeof troubleNames)[number];

export interface Trouble {
  name: TroubleName;
  /** The hosts that it is about; empty = all. */
  hosts: readonly string[];
}

const minuteMs = 60_000;
/** Names of one site change minutes apart, which is usual. */
const unevenMs = 5 * minuteMs;
const forgottenMs = 30 * minuteMs;
/** Where no usual time is known. */
const patienceMinutes = 60;

/** What does not go as usual now, the gravest first. Pure: what it says is derived, never stored. */
export function listTroubles(state: RecoveryState, now: Date): Trouble[] {
  if (state.outcome !== null) return [];
  const found = (name: TroubleName, concerns: (target: RecoveryTarget) => boolean): Trouble[] => {
    const hosts = state.targets.filter(concerns).map(({ host }) => host);
    return hosts.length > 0 ? [{ name, hosts }] : [];
  };
  const all = (name: TroubleName, holds: boolean): Trouble[] => (holds ? [{ name, hosts: [] }] : []);
  const lacks = (target: RecoveryTarget) => listLacks(target, state.startedAt);
  const isRenewed = (target: RecoveryTarget) => isNew(target, state.startedAt);
  return [
    ...all('still-away', isForgotten(state, now)),
    ...all('nothing-happens', isOverdue(state, now)),
    ...all('off-may-come', state.step === 'verify' && mayOffStillCome(state, now)),
    ...found('old-certificate-back', (target) => isOldBack(state, target)),
    ...found('staging', (target) => isRenewed(target) && lacks(target).includes('staging')),
    ...found('not-trusted', (target) => isRenewed(target) && lacks(target).includes('not-trusted')),
    ...found('name-missing', (target) => isLeftOut(state, target)),
    ...found('error-page', (target) => isRenewed(target) && lacks(target).includes('error-page')),
    ...found('no-page', (target) => isRenewed(target) && lacks(target).includes('no-page')),
    ...listUneven(state, now),
    ...found('unsteady', ({ setbacks }) => setbacks > 0),
    ...all('offline', state.isOffline),
    ...found('other-issuer', (target) => isRenewed(target) && hasOtherIssuer(target)),
  ];
}

function isOverdue(state: RecoveryState, now: Date): boolean {
  if (state.step === 'verify') {
    // Once a certificate is there, a server needs minutes, not an hour, to show it everywhere.
    return state.provedSince === null && now.getTime() - state.stepSince.getTime() > patienceMinutes * minuteMs;
  }
  const atMost = currentStep(state).usualMinutes?.atMost ?? patienceMinutes;
  return state.pressedAt !== null && now.getTime() - state.pressedAt.getTime() > atMost * minuteMs;
}

function isForgotten(state: RecoveryState, now: Date): boolean {
  const isWaitingForOn = state.step === 'switch-on' && state.pressedAt === null;
  return isWaitingForOn && isSwitchedOff(state) && now.getTime() - state.stepSince.getTime() > forgottenMs;
}

/** It was away, ON was pressed, and what came back is what it had before. */
function isOldBack(state: RecoveryState, { before, sight }: RecoveryTarget): boolean {
  const isOnPressed = state.step === 'verify' || (state.step === 'switch-on' && state.pressedAt !== null);
  if (!isOnPressed || state.awayFrom === null || sight?.kind !== 'own') return false;
  return before !== null && sight.certificate?.serial === before.serial;
}

/** It shows the new certificate of a sister name, which does not cover it. */
function isLeftOut({ targets, startedAt }: RecoveryState, { sight }: RecoveryTarget): boolean {
  if (sight?.kind !== 'other-name' || sight.certificate === null) return false;
  const { fingerprint256 } = sight.certificate;
  return targets.some((one) => isNew(one, startedAt) && one.sight?.certificate?.fingerprint256 === fingerprint256);
}

function listUneven(state: RecoveryState, now: Date): Trouble[] {
  const isLong = now.getTime() - (state.pressedAt ?? state.stepSince).getTime() > unevenMs;
  if (!isLong || state.targets.length < 2) return [];
  const hasChanged =
    state.step === 'switch-off'
      ? (target: RecoveryTarget) => isAway(state, target)
      : (target: RecoveryTarget) => isNew(target, state.startedAt);
  const behind = state.targets.filter((target) => !hasChanged(target));
  const isUneven = behind.length > 0 && behind.length < state.targets.length;
  return isUneven ? [{ name: 'uneven', hosts: behind.map(({ host }) => host) }] : [];
}

function hasOtherIssuer({ before, sight }: RecoveryTarget): boolean {
  const after = sight?.certificate;
  if (!before || !after || !isNewer(after, before, before.notBefore)) return false;
  return findIssuingOrganisation(before) !== findIssuingOrganisation(after);
}
