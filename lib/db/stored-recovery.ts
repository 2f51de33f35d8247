import { z } from 'zod';

import { hostingIds } from '@/lib/hosting/hosting';
import { stepIds } from '@/lib/hosting/playbook';
import type { PracticePress } from '@/lib/recovery/practice-host';
import { claims, outcomes } from '@/lib/recovery/recovery-state';
import type { RecoveryEvent, RecoveryState } from '@/lib/recovery/recovery-state';
import { sightKinds } from '@/lib/recovery/sight';

import { readJson, storedInstant } from './stored-json';

const certificate = z.object({
  serial: z.string(),
  fingerprint256: z.string(),
  issuer: z.string(),
  names: z.array(z.string()),
  notBefore: storedInstant,
  notAfter: storedInstant,
});

const sight = z.object({
  at: storedInstant,
  kind: z.enum(sightKinds),
  certificate: certificate.nullable(),
  isTrusted: z.boolean(),
  httpStatus: z.number().nullable(),
});

const instant = storedInstant.nullable();
const step = z.enum(stepIds);
const basis = z.enum(['seen', 'panel']).nullable();
const outcome = z.enum(outcomes);

const target = z.object({
  endpointId: z.string(),
  host: z.string(),
  before: certificate.nullable(),
  kindBefore: z.enum(sightKinds).nullable(),
  sight: sight.nullable(),
  setbacks: z.number(),
});

const state = z.object({
  hostingId: z.enum(hostingIds),
  startedAt: storedInstant,
  step,
  stepSince: storedInstant,
  pressedAt: instant,
  claimedAt: storedInstant,
  past: z.array(z.object({ step, since: storedInstant, pressedAt: instant, until: storedInstant, basis })),
  targets: z.array(target),
  awayFrom: instant,
  awayUntil: instant,
  provedSince: instant,
  isOffline: z.boolean(),
  outcome: outcome.nullable(),
  endedAt: instant,
});

const event = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), by: z.string() }),
  z.object({ kind: z.literal('claimed'), step, claim: z.enum(claims) }),
  z.object({ kind: z.literal('seen'), host: z.string(), sight }),
  z.object({ kind: z.literal('step-over'), step, next: step, basis }),
  z.object({ kind: z.literal('names-changed'), hosts: z.array(z.string()) }),
  z.object({ kind: z.literal('proved-once') }),
  z.object({ kind: z.literal('setback'), host: z.string() }),
  z.object({ kind: z.literal('offline') }),
  z.object({ kind: z.literal('online') }),
  z.object({ kind: z.literal('ended'), outcome }),
]);

/** null when the record is damaged. */
export function readRecoveryState(text: string): RecoveryState | null {
  return readJson(text, state);
}

export function readRecoveryEvent(text: string): RecoveryEvent | null {
  return readJson(text, event);
}

const presses = z.array(z.object({ to: z.enum(['on', 'off']), at: storedInstant }));

/** null = it is no practice. */
export function readPractice(text: string | null): PracticePress[] | null {
  return text === null ? null : (readJson(text, presses) ?? []);
}
