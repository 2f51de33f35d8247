import type { Words } from '@/lib/words/locale';

/** `verified`: a source says so. `inference`: our own conclusion, which a page must label as such. */
export type Basis = 'verified' | 'inference';

/** A page that a fact was read in. */
export interface Source {
  id: string;
  url: string;
  title: Words;
}

/**
 * What an observer outside may see of a site while its owner works in the panel.
 * `own-certificate` the site's own certificate, the same as at the start · `host-default-certificate-and-503` the host's
 * certificate under the wrong name, and every path answers 503 · `host-default-certificate` the same without that answer ·
 * `refused` no connection · `handshake-failed` the server ends the handshake · `new-certificate` one that covers the site
 * and began later than the one at the start.
 */
export const expectedObservations = [
  'own-certificate',
  'host-default-certificate-and-503',
  'host-default-certificate',
  'refused',
  'handshake-failed',
  'new-certificate',
] as const;
export type ExpectedObservation = (typeof expectedObservations)[number];

/** What a press in the panel sets going. `on` and `renew` may each cost one certificate of the issuer's limit. */
export type PanelPress = 'off' | 'on' | 'renew';

export const stepIds = ['prepare', 'open-setting', 'switch-off', 'switch-on', 'renew', 'verify'] as const;
export type StepId = (typeof stepIds)[number];

export interface UsualMinutes {
  from: number;
  to: number;
  /** After this long it is no longer usual, and `ifItFails` applies. Where only this is known, `from` and `to` equal it. */
  atMost: number;
}

/**
 * One step of a recovery. In `actions` and `whatIsNormal`, 「」 hold the exact words of the panel, in Japanese in every
 * language: see `splitPanelWords`.
 */
export interface Step {
  id: StepId;
  title: Words;
  actions: readonly Words[];
  /** The press that this step is about; null when nothing is changed. */
  press: PanelPress | null;
  /** Said before it frightens. */
  whatIsNormal: readonly Words[];
  whatVisitorsSee: Words;
  /** How long it takes after the press, as owners and hosts report; null when the owner sets the pace. */
  usualMinutes: UsualMinutes | null;
  /** What shows from outside when the step is done. */
  seenFromOutside: { text: Words; basis: Basis };
  expectedObservation: ExpectedObservation;
  /** Also proves that the step is done, on servers that behave differently. */
  otherObservations: readonly ExpectedObservation[];
  /** The exact words in the panel when it is done. */
  panelShowsWhenDone: readonly string[];
  /** Ids of hazards to be said before this step. */
  hazards: readonly string[];
  /** Ids of sources. */
  sources: readonly string[];
}

/** A state in which a press must not be offered. */
export type ForbiddingState = 'renewal-is-blocked' | 'too-many-rounds';

export interface Hazard {
  id: string;
  title: Words;
  text: Words;
  basis: Basis;
  /** While this holds, no press of a step that names the hazard may be offered; null when it is only to be known. */
  forbidsPressWhen: ForbiddingState | null;
  sources: readonly string[];
}

/** Why the automatic renewal may have failed: to be looked at before anything is pressed. */
export interface Cause {
  id: string;
  text: Words;
  basis: Basis;
  sources: readonly string[];
}

/** How often a round (OFF and ON, or one re-issue) may be tried. */
export interface RoundLimits {
  perDay: number;
  perSevenDays: number;
  basis: Basis;
  /** What the issuer itself allows for one set of names in seven days. */
  certificatesPerSevenDays: number;
  sources: readonly string[];
}

export interface Playbook {
  summary: Words;
  causes: readonly Cause[];
  steps: readonly Step[];
  hazards: readonly Hazard[];
  limits: RoundLimits;
  ifItFails: Words;
}
