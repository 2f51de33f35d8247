import { z } from 'zod';

import type { Change } from '@/lib/tls/changes';

import { problemName } from './stored-findings';
import { readJson, storedInstant } from './stored-json';

const mark = z.object({ fingerprint256: z.string(), notBefore: storedInstant, notAfter: storedInstant });

const change: z.ZodType<Change> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('first-look') }),
  z.object({ kind: z.literal('certificate-replaced'), from: mark, to: mark }),
  z.object({ kind: z.literal('unreachable'), problem: problemName.nullable() }),
  z.object({ kind: z.literal('answers-again') }),
  z.object({ kind: z.literal('problem-appeared'), problem: problemName }),
  z.object({ kind: z.literal('problem-gone'), problem: problemName }),
  z.object({ kind: z.literal('nothing-changed') }),
]);

export function writeChanges(changes: readonly Change[]): string {
  return JSON.stringify(changes);
}

/** No changes when the record cannot be read. */
export function readChanges(text: string): Change[] {
  return readJson(text, z.array(change)) ?? [];
}
