import type { StepId } from '@/lib/hosting/playbook';
import { outcomes } from '@/lib/recovery/recovery-state';
import type { Outcome } from '@/lib/recovery/recovery-state';

import type { Prisma } from './generated/client';
import type { Database } from './open-database';
import { whereInScope } from './site-scope';
import type { SiteScope } from './site-scope';
import { readRecoveryState } from './stored-recovery';

export interface RecoveryRow {
  recoveryId: string;
  siteId: string;
  host: string;
  displayHost: string;
  port: number;
  /** Whose steps: one of lib/hosting/hosting.ts. */
  hosting: string;
  startedAt: Date;
  endedAt: Date | null;
  /** null = it is running. */
  outcome: Outcome | null;
  /** Where it is, or ended; null when its record cannot be read. */
  step: StepId | null;
}

/** Where a recovery stands in the list: it never moves. */
export type RecoveryPlace = Pick<RecoveryRow, 'startedAt' | 'recoveryId'>;

interface RecoveryQuery {
  scope: SiteScope;
  /** The last row of the page before. */
  after: RecoveryPlace | null;
  limit: number;
}

/** The recoveries of all sites that are not deleted, running or over, the newest first. */
export async function listRecoveryPage(db: Database, { scope, after, limit }: RecoveryQuery): Promise<RecoveryRow[]> {
  const rows = await db.recovery.findMany({
    where: {
      practice: null,
      site: { deletedAt: null, ...whereInScope(scope) },
      ...(after ? { OR: listLater(after) } : {}),
    },
    orderBy: [{ startedAt: 'desc' }, { id: 'asc' }],
    take: limit,
    select: {
      id: true,
      siteId: true,
      hosting: true,
      startedAt: true,
      endedAt: true,
      outcome: true,
      state: true,
      site: { select: { host: true, displayHost: true, port: true } },
    },
  });
  return rows.map(({ id, site, outcome, state, ...rest }) => ({
    recoveryId: id,
    ...rest,
    ...site,
    outcome: outcomes.find((name) => name === outcome) ?? null,
    step: readRecoveryState(state)?.step ?? null,
  }));
}

function listLater({ startedAt, recoveryId }: RecoveryPlace): Prisma.RecoveryWhereInput[] {
  return [{ startedAt: { lt: startedAt } }, { startedAt, id: { gt: recoveryId } }];
}
