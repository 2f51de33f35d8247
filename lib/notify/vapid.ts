import webPush from 'web-push';

import { findVapidKeys, storeVapidKeys } from '@/lib/db/vapid-keys';
import type { StoredVapidKeys } from '@/lib/db/vapid-keys';

import { openSecrets, sealSecrets } from './channel-secrets';
import type { Notifier } from './notifier';

const purpose = 'vapid';

export interface VapidKeys {
  /** base64url; browsers are told it when they subscribe. */
  publicKey: string;
  privateKey: string;
}

/** The keys with which this installation signs what it pushes (RFC 8292), made at the first use. */
export async function readVapidKeys({
  db,
  masterKey,
  now,
}: Pick<Notifier, 'db' | 'masterKey' | 'now'>): Promise<VapidKeys> {
  const known = await findVapidKeys(db);
  const read = known && open(masterKey, known);
  if (read) return read;
  // Sealed with a key that is lost: browsers have to subscribe again.
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  const fresh = { publicKey, sealed: sealSecrets(masterKey, purpose, { privateKey }) };
  const stored = await storeVapidKeys(db, known, fresh, now());
  return open(masterKey, stored) ?? { publicKey, privateKey };
}

function open(masterKey: Buffer, { publicKey, sealed }: StoredVapidKeys): VapidKeys | null {
  const privateKey = openSecrets(masterKey, purpose, sealed)?.['privateKey'];
  return privateKey === undefined ? null : { publicKey, privateKey };
}
