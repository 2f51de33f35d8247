import type { Database } from '@/lib/db/open-database';
import type { UrgencyPolicy } from '@/lib/tls/lifetime';
import type { Observation } from '@/lib/tls/observation';
import type { Target } from '@/lib/tls/target';

/** Everything the verbs of this room need from outside, so that a test can bring its own world. */
export interface Monitor {
  db: Database;
  now: () => Date;
  /** Looks at a target over the network. It never rejects for what the network does, and ends by the deadline. */
  observe: (target: Target, signal: AbortSignal) => Promise<Observation>;
  settings: MonitorSettings;
}

export interface MonitorSettings {
  /** The regular time between two looks at an endpoint. */
  checkIntervalMs: number;
  /** The longest that one look may take. */
  lookDeadlineMs: number;
  /** How many looks run at once. */
  concurrency: number;
  urgency: UrgencyPolicy;
}

/** The monitor of this process, built from the environment. */
export function getMonitor(): Monitor {
  throw new Error('not written yet');
}
