import { markDismissed } from '@/lib/db/deliveries';

import type { Notifier } from './notifier';

/** The owner has seen that a message was given up: it is not shown any more. */
export async function dismissDelivery({ db, now }: Pick<Notifier, 'db' | 'now'>, deliveryId: string): Promise<boolean> {
  return markDismissed(db, deliveryId, now());
}
