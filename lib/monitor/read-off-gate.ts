import { findRecoveryEndpoints } from '@/lib/db/find-recovery-endpoints';
import { listPresses } from '@/lib/db/recovery-history';
import { findHosting } from '@/lib/hosting/find-hosting';
import { judgeGate } from '@/lib/recovery/gate';
import type { OffGate } from '@/lib/recovery/gate';
import type { RecoveryState } from '@/lib/recovery/recovery-state';
import { countRounds } from '@/lib/recovery/round-limits';

import type { Monitor } from './monitor';

const sevenDaysMs = 7 * 24 * 60 * 60 * 1000;

/** What the owner must know before a press that may cost a certificate. */
export async function readOffGate(
  { db, rules, now: readNow, findDiagnosis }: Monitor,
  siteId: string,
  { hostingId }: Pick<RecoveryState, 'hostingId'>,
): Promise<OffGate> {
  const now = readNow();
  const hosting = findHosting(hostingId);
  if (!hosting) throw new Error(`No playbook for ${hostingId}.`);
  const [presses, endpoints, verdict] = await Promise.all([
    listPresses(db, siteId, new Date(now.getTime() - sevenDaysMs)),
    findRecoveryEndpoints(db, siteId, rules),
    findDiagnosis(siteId),
  ]);
  const ends = endpoints.flatMap(({ certificate }) => (certificate ? [certificate.notAfter.getTime()] : []));
  const facts = {
    verdict,
    rounds: countRounds(presses, hosting.playbook.limits, now),
    hasHsts: endpoints.some(({ hsts }) => hsts !== null && !/max-age="?0"?(?:;|$)/.test(hsts)),
    expiresAt: ends.length > 0 ? new Date(Math.min(...ends)) : null,
  };
  return judgeGate(facts, now);
}
