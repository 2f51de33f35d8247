import { limits, type LimitName } from '@/lib/auth/limits';
import { takeAllowance, type AllowanceUse } from '@/lib/db/allowance';
import type { Database } from '@/lib/db/open-database';

/** What a request has used of an allowance. */
export interface Used extends AllowanceUse {
  name: LimitName;
}

export async function takeLimit(db: Database, name: LimitName, key: string): Promise<Used> {
  return { name, ...(await takeAllowance(db, limits[name], key)) };
}

/**
 * How much is left, for callers that want to keep within it (draft-ietf-httpapi-ratelimit-headers-10), and with a refusal
 * how long to wait (RFC 9110 §10.2.3).
 */
export function rateLimitHeaders(used: readonly Used[]): Record<string, string> {
  if (used.length === 0) return {};
  const waits = used.filter(({ isWithin }) => !isWithin).map(({ resetMs }) => toSeconds(resetMs));
  return {
    'RateLimit-Policy': used.map(({ name }) => describePolicy(name)).join(', '),
    RateLimit: used
      .map(({ name, remaining, resetMs }) => `"${limits[name].name}";r=${remaining};t=${toSeconds(resetMs)}`)
      .join(', '),
    ...(waits.length > 0 ? { 'Retry-After': String(Math.max(...waits)) } : {}),
  };
}

function describePolicy(name: LimitName): string {
  const { name: policy, points, durationMs } = limits[name];
  return `"${policy}";q=${points};w=${durationMs / 1000}`;
}

function toSeconds(ms: number): number {
  return Math.max(1, Math.ceil(ms / 1000));
}
