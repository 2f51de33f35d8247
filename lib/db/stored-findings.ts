import { z } from 'zod';

import { problemSeverity, severities } from '@/lib/tls/problem';
import type { Finding, ProblemName, Severity } from '@/lib/tls/problem';

import { readJson } from './stored-json';

const severity = z.enum(severities);
const problems = Object.keys(problemSeverity).filter((name): name is ProblemName => name in problemSeverity);
export const problemName = z.enum(problems);

const finding = z.object({
  problem: problemName,
  severity,
  detail: z.string(),
  addresses: z.array(z.string()),
});

export function writeFindings(findings: readonly Finding[]): string {
  return JSON.stringify(findings);
}

/** No findings when there are none, or when the record cannot be read. */
export function readFindings(text: string | null): Finding[] {
  return readJson(text, z.array(finding)) ?? [];
}

export function readProblemNames(text: string): ProblemName[] {
  return readJson(text, z.array(problemName)) ?? [];
}

export function readSeverity(text: string | null): Severity | null {
  return severity.safeParse(text).data ?? null;
}
