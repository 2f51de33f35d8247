import { z } from 'zod';

import { eventOutcomes } from '@/lib/events/site-event';
import type { EventFacts, EventOutcome } from '@/lib/events/site-event';

import { problemName } from './stored-findings';
import { readJson, storedInstant } from './stored-json';

const certificate = z.object({
  fingerprint256: z.string(),
  notBefore: storedInstant,
  notAfter: storedInstant,
  issuer: z.string(),
  keyType: z.string(),
  names: z.array(z.string()),
});

const usual = z.object({
  basis: z.enum(['own', 'host', 'share']),
  daysLeft: z.number(),
  dueAt: storedInstant,
  learnedFrom: z.number(),
});

const facts: z.ZodType<EventFacts> = z.object({
  host: z.string().exactOptional(),
  port: z.number().exactOptional(),
  problems: z.array(problemName).exactOptional(),
  certificate: certificate.exactOptional(),
  previous: certificate.exactOptional(),
  aspects: z.array(z.enum(['issuer', 'key', 'names', 'not-due'])).exactOptional(),
  usual: usual.exactOptional(),
  since: storedInstant.exactOptional(),
  place: z.string().exactOptional(),
  siteCount: z.number().exactOptional(),
  siteNames: z.array(z.string()).exactOptional(),
  cause: z.enum(['network', 'stood-still']).exactOptional(),
  recoveryId: z.string().exactOptional(),
  startsAt: storedInstant.exactOptional(),
});

export function writeFacts(known: EventFacts): string {
  return JSON.stringify(known);
}

/** Nothing is known when the record cannot be read. */
export function readFacts(text: string): EventFacts {
  return readJson(text, facts) ?? {};
}

export function readOutcome(text: string | null): EventOutcome | null {
  return eventOutcomes.find((outcome) => outcome === text) ?? null;
}
