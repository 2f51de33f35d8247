import { storeAcknowledged } from '@/lib/db/answer-events';
import type { Answerer } from '@/lib/db/answer-events';

import type { Notifier } from './notifier';

/** 「対応中」: nothing is repeated about the event any more. `false` when it is over, gone, or not theirs to see. */
export async function acknowledgeEvent(
  { db, now }: Pick<Notifier, 'db' | 'now'>,
  who: Answerer,
  eventId: number,
): Promise<boolean> {
  return storeAcknowledged(db, who, eventId, now());
}
