import webPush from 'web-push';
import { z } from 'zod';

import type { Database } from '@/lib/db/open-database';
import { findSetting, saveSetting, saveSettingOnce } from '@/lib/db/settings';

import { openSecrets, sealSecrets } from './channel-secrets';

export interface VapidKeys {
  publicKey: string;
  privateKey: string;
}

const name = 'vapid';
const stored = z.object({ publicKey: z.string(), sealed: z.string() });

/**
 * The keys by which push services know this installation (RFC 8292), made at the first use. When the private one cannot be
 * decrypted any more there are new ones: the devices have to be set up again, as with every other secret.
 */
export async function getVapidKeys(db: Database, masterKey: Buffer, now: Date): Promise<VapidKeys> {
  const known = await findKeys(db, masterKey);
  if (known) return known;
  const made = webPush.generateVAPIDKeys();
  const value = {
    publicKey: made.publicKey,
    sealed: sealSecrets(masterKey, name, { privateKey: made.privateKey }),
  };
  await saveSettingOnce(db, name, value, now);
  const kept = await findKeys(db, masterKey);
  if (kept) return kept;
  await saveSetting(db, name, value, now);
  return made;
}

async function findKeys(db: Database, masterKey: Buffer): Promise<VapidKeys | null> {
  const row = await findSetting(db, name, stored);
  const privateKey = row && openSecrets(masterKey, name, row.sealed)?.['privateKey'];
  return row && privateKey ? { publicKey: row.publicKey, privateKey } : null;
}
