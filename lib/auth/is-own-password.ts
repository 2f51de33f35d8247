import type { Database } from '@/lib/db/open-database';
import { findPasswordHash } from '@/lib/db/people';

import type { Auth } from './auth';

/** Whether somebody who is signed in also knows their password: asked before what would outlive a stolen session. */
export async function isOwnPassword(auth: Auth, db: Database, personId: string, password: string): Promise<boolean> {
  const hash = await findPasswordHash(db, personId);
  if (hash === null) return false;
  const { password: functions } = await auth.$context;
  return functions.verify({ hash, password });
}
