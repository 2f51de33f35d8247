import { z } from 'zod';

import type { Database } from '@/lib/db/open-database';
import { findSetting, saveSetting } from '@/lib/db/settings';

import { recordAct } from './record-act';
import type { Visitor } from './visitor';

const name = 'learn';
const setting = z.object({ isPublic: z.boolean() });

/** Whether the pages that explain are for everybody, or only for those who have signed in. */
export async function isLearnPublic(db: Database): Promise<boolean> {
  return (await findSetting(db, name, setting))?.isPublic ?? false;
}

export async function setLearnPublic(
  db: Database,
  owner: Pick<Visitor, 'personId' | 'signature'>,
  isPublic: boolean,
  now: Date,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await saveSetting(tx, name, { isPublic }, now);
    await recordAct(tx, owner, isPublic ? 'learn-opened' : 'learn-closed', {}, now);
  });
}
