import type { Database } from '@/lib/db/open-database';

import type { ChannelWorld } from './channel-driver';

/** Everything the verbs of this room need from outside, so that a test can bring its own world. */
export interface Notifier {
  db: Database;
  now: () => Date;
  /** Between 0 (included) and 1: spreads repeated attempts. */
  random: () => number;
  world: ChannelWorld;
  /** The origin under which the pages are served: what a message links to. */
  baseUrl: string;
  /** From which the key for the channels' secrets is derived. */
  masterKey: Buffer;
  /** Told of what must not happen in the background, where nobody could catch it. */
  reportBug: (error: unknown) => void;
}
