import { findingsAt } from '@/lib/tls/findings-at';
import type { Change } from '@/lib/tls/changes';
import type { Finding } from '@/lib/tls/problem';

import type { Database } from './open-database';
import type { StatusRules } from './status-rules';
import { readChanges } from './stored-changes';
import { readFindings } from './stored-findings';

export interface LatestCheck {
  siteId: string;
  host: string;
  port: number;
  /** null = never looked at. */
  checkedAt: Date | null;
  /** Everything that is wrong at `now`, the worst first. */
  findings: readonly Finding[];
  /** What the latest look found different from the one before. */
  changes: readonly Change[];
}

/** The latest look at an endpoint; null when there is no such endpoint, or its site is deleted. */
export async function findLatestCheck(
  db: Database,
  endpointId: string,
  rules: StatusRules,
  now: Date,
): Promise<LatestCheck | null> {
  const endpoint = await db.endpoint.findUnique({
    where: { id: endpointId, site: { deletedAt: null } },
    select: {
      siteId: true,
      host: true,
      port: true,
      checkedAt: true,
      findings: true,
      certificate: { select: { notBefore: true, notAfter: true } },
      checks: { orderBy: { id: 'desc' }, take: 1, select: { changes: true } },
    },
  });
  if (!endpoint) return null;
  const { findings, certificate, checks, ...facts } = endpoint;
  return {
    ...facts,
    findings: findingsAt(readFindings(findings), certificate, rules.urgency, now),
    changes: readChanges(checks[0]?.changes ?? '[]'),
  };
}
