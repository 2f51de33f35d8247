import { storeAcknowledged, storeAcknowledgementTakenBack } from '@/lib/db/answer-events';
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

/** 「対応中を取り消す」: it is repeated as if nobody had been at it. `false` when it is over, gone, or not theirs to see. */
export async function takeBackAcknowledgement(
  { db, now }: Pick<Notifier, 'db' | 'now'>,
  who: Answerer,
  eventId: number,
): Promise<boolean> {
  return storeAcknowledgementTakenBack(db, who, eventId, now());
}
