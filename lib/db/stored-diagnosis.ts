import { z } from 'zod';

import { checkerIds } from '@/lib/diagnosis/checker';
import type { CheckerReport } from '@/lib/diagnosis/checker';
import { findingSeverities } from '@/lib/diagnosis/finding';
import type { DiagnosisFinding } from '@/lib/diagnosis/finding';
import { isFindingName } from '@/lib/diagnosis/finding-kinds';
import type { DiagnosedName } from '@/lib/diagnosis/subject';
import { verdicts } from '@/lib/diagnosis/verdict';
import type { Verdict } from '@/lib/diagnosis/verdict';

import { readJson } from './stored-json';

/** What is kept of a diagnosis besides its instants. */
export interface DiagnosisRecord {
  /** Empty until they are known. */
  names: readonly DiagnosedName[];
  /** One of lib/hosting/hosting.ts; null = not recognised. */
  hostingId: string | null;
  /** In the order in which the checkers ended. */
  reports: readonly CheckerReport[];
}

const texts = z.array(z.string());

const finding: z.ZodType<DiagnosisFinding> = z.object({
  name: z.string().refine(isFindingName),
  severity: z.enum(findingSeverities),
  verdict: z.enum(verdicts),
  hosts: texts,
  addresses: texts,
  values: z.record(z.string(), z.string()),
  detail: z.string(),
});

const report: z.ZodType<CheckerReport> = z.object({
  checker: z.enum(checkerIds),
  kind: z.enum(['looked', 'not-applicable', 'broken', 'late']),
  findings: knownOnly(finding),
  trace: texts,
  detail: z.string(),
  durationMs: z.number(),
});

const record: z.ZodType<DiagnosisRecord> = z.object({
  names: z.array(z.object({ host: z.string(), isWildcard: z.boolean(), isRequired: z.boolean() })),
  hostingId: z.string().nullable(),
  reports: knownOnly(report),
});

/** Findings and checkers that this version does not know are left out. */
function knownOnly<T>(schema: z.ZodType<T>): z.ZodType<T[]> {
  return z.array(z.unknown()).transform((all) =>
    all.flatMap((one) => {
      const read = schema.safeParse(one);
      return read.success ? [read.data] : [];
    }),
  );
}

export function writeDiagnosisRecord(kept: DiagnosisRecord): string {
  return JSON.stringify(kept);
}

/** null when the record is damaged. */
export function readDiagnosisRecord(text: string): DiagnosisRecord | null {
  return readJson(text, record);
}

export function readVerdict(text: string | null): Verdict | null {
  return verdicts.find((verdict) => verdict === text) ?? null;
}
