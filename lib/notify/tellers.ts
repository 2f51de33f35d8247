import { getNotifier } from './process-notifier';
import { startHeartbeat } from './start-heartbeat';
import { startNotices } from './start-notices';

/** What this room does unasked, for lib/monitor/start-watch.ts to start and stop. */
export const tellers = [() => startNotices(getNotifier()), () => startHeartbeat(getNotifier())] as const;
