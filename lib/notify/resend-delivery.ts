import { reviveDelivery } from '@/lib/db/deliveries';

import type { Notifier } from './notifier';

/** Tries again what was given up, for another day. `false` when it was not given up, or is gone. */
export async function resendDelivery({ db, now }: Pick<Notifier, 'db' | 'now'>, deliveryId: string): Promise<boolean> {
  return reviveDelivery(db, deliveryId, now());
}
