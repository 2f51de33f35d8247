import type { HostingId } from '@/lib/hosting/hosting';
import type { StepId } from '@/lib/hosting/playbook';

import type { SeenCertificate, Sight, SightKind } from './sight';

/**
 * How a recovery ends. `proved` the new certificate was seen as point for point wanted, twice · `renewed-by-itself` the
 * same, and nobody had to press anything · `unproved` the owner ended it where nothing can be seen from outside ·
 * `cancelled` by the owner · `abandoned` nothing was pressed for a day.
 */
export const outcomes = ['proved', 'renewed-by-itself', 'unproved', 'cancelled', 'abandoned'] as const;
export type Outcome = (typeof outcomes)[number];

/** Why a step is over: it was seen from outside, or the owner read it in the panel. */
export type Basis = 'seen' | 'panel';

/** One endpoint of the site in a recovery. */
export interface RecoveryTarget {
  endpointId: string;
  host: string;
  /** The certificate of its own that it had at the start; null = none was ever seen. */
  before: SeenCertificate | null;
  /** What it showed at the start; null = nobody had looked yet. */
  kindBefore: SightKind | null;
  /** The latest look; one without a network says nothing and is not kept. */
  sight: Sight | null;
  /** How often it went back from a new certificate to an older one. */
  setbacks: number;
}

/** A step that is over. */
export interface PastStep {
  step: StepId;
  since: Date;
  pressedAt: Date | null;
  until: Date;
  basis: Basis | null;
}

/** Everything that a recovery remembers. It changes by `advance` alone. */
export interface RecoveryState {
  hostingId: HostingId;
  startedAt: Date;
  step: StepId;
  stepSince: Date;
  /** The owner's press in this step, which starts its clock. */
  pressedAt: Date | null;
  /** The last thing that the owner did here. */
  claimedAt: Date;
  past: readonly PastStep[];
  targets: readonly RecoveryTarget[];
  /** Between these, nobody could open the site as they should; measured by what was seen. */
  awayFrom: Date | null;
  awayUntil: Date | null;
  /** Since when every look at every endpoint has shown what is wanted. */
  provedSince: Date | null;
  /** The latest look came back without a network: this machine's. */
  isOffline: boolean;
  outcome: Outcome | null;
  endedAt: Date | null;
}

/**
 * What the owner says by pressing a button. `go-on` this step is done (where nothing has to be waited for) · `pressed` the
 * switch of this step was pressed in the panel · `panel-shows-done` the panel says so, whatever shows from outside ·
 * `end-unproved` · `cancel`.
 */
export const claims = ['go-on', 'pressed', 'panel-shows-done', 'end-unproved', 'cancel'] as const;
export type Claim = (typeof claims)[number];

/** What is written into the timeline. */
export type RecoveryEvent =
  | { kind: 'started'; by: string }
  | { kind: 'claimed'; step: StepId; claim: Claim }
  | { kind: 'seen'; host: string; sight: Sight }
  | { kind: 'step-over'; step: StepId; next: StepId; basis: Basis | null }
  | { kind: 'names-changed'; hosts: readonly string[] }
  | { kind: 'proved-once' }
  | { kind: 'setback'; host: string }
  | { kind: 'offline' }
  | { kind: 'online' }
  | { kind: 'ended'; outcome: Outcome };
