import { z } from 'zod';

import { insertAuditEntry } from '@/lib/db/audit';
import type { Actor } from '@/lib/db/audit';
import { findSetting, saveSetting } from '@/lib/db/settings';

import { openSecrets, sealSecrets } from './channel-secrets';
import type { Notifier } from './notifier';

export const heartbeatChoices = [5, 15, 30, 60] as const;
const name = 'heartbeat';
const stateName = 'heartbeat-state';

const stored = z.object({ sealed: z.string(), everyMinutes: z.number() });
const storedState = z.object({
  at: z.number(),
  failure: z.string().nullable(),
  since: z.number().nullable(),
  status: z.number().nullable().default(null),
});

/** Where a sign of life goes, and how often. */
export interface Heartbeat {
  url: string;
  everyMinutes: number;
}

/** What came of the last one. */
export interface HeartbeatState {
  at: Date;
  /** One of ./send-outcome; null = it arrived. */
  failure: string | null;
  /** With which HTTP status it was refused; null = there was no answer. */
  status: number | null;
  /** Since when none arrives. */
  since: Date | null;
}

type Terms = Pick<Notifier, 'db' | 'masterKey'>;

/** null = none is sent, or its address cannot be decrypted any more. */
export async function findHeartbeat({ db, masterKey }: Terms): Promise<Heartbeat | null> {
  const setting = await findSetting(db, name, stored);
  const url = setting && openSecrets(masterKey, name, setting.sealed)?.['url'];
  return setting && url ? { url, everyMinutes: setting.everyMinutes } : null;
}

export async function findHeartbeatState({ db }: Pick<Notifier, 'db'>): Promise<HeartbeatState | null> {
  const state = await findSetting(db, stateName, storedState);
  return (
    state && {
      at: new Date(state.at),
      failure: state.failure,
      status: state.status,
      since: state.since === null ? null : new Date(state.since),
    }
  );
}

/** @param heartbeat null = none any more */
export async function saveHeartbeat(
  { db, masterKey }: Terms,
  { personId, signature }: Actor,
  heartbeat: Heartbeat | null,
  now: Date,
): Promise<void> {
  if (heartbeat === null) await saveSetting(db, name, null, now);
  else {
    const { url, everyMinutes } = heartbeat;
    await saveSetting(db, name, { sealed: sealSecrets(masterKey, name, { url }), everyMinutes }, now);
  }
  await saveSetting(db, stateName, null, now);
  await insertAuditEntry(db, { personId, personName: signature, act: 'heartbeat-changed' }, now);
}

export async function saveHeartbeatState({ db }: Pick<Notifier, 'db'>, state: HeartbeatState): Promise<void> {
  const { failure, status } = state;
  const value = { at: state.at.getTime(), failure, status, since: state.since?.getTime() ?? null };
  await saveSetting(db, stateName, value, state.at);
}
