import 'server-only';
import { headers } from 'next/headers';
import advisories from '@/docs/security/advisories.json';
import { readModes } from '@/lib/auth/read-modes';
import { listSafetyFacts, type SafetyFact } from '@/lib/auth/safety-facts';
import type { Visitor } from '@/lib/auth/visitor';
import { db } from '@/lib/db/client';
import { listOpenInvitations } from '@/lib/db/invitations';
import { listPeople } from '@/lib/db/people';
import { countSessions } from '@/lib/db/sessions';
import { env } from '@/lib/env';

/** Gathers what this installation can be judged by, and judges it. */
export async function readSafety({ personId }: Visitor, now: Date): Promise<readonly SafetyFact[]> {
  const [people, invitations, sessions, head] = await Promise.all([
    listPeople(db()),
    listOpenInvitations(db(), now),
    countSessions(db(), now),
    headers(),
  ]);
  return listSafetyFacts(env, {
    ...readModes(env.dataDir),
    nodeVersion: process.version,
    // proxy.ts hands the page's own policy on.
    policy: head.get('content-security-policy'),
    advisoriesReviewedAt: new Date(advisories.reviewed),
    people,
    personId,
    invitations: invitations.map(({ note, createdAt }) => note ?? createdAt.toISOString().slice(0, 10)),
    sessions,
    now,
  });
}
