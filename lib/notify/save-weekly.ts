import type { WeeklySetting } from '@/lib/db/weekly';
import { storeWeekly } from '@/lib/db/weekly';

import type { Notifier } from './notifier';

export async function saveWeekly({ db, now }: Pick<Notifier, 'db' | 'now'>, setting: WeeklySetting): Promise<void> {
  await storeWeekly(db, setting, now());
}
