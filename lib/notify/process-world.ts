import type { Database } from '@/lib/db/open-database';
import type { Env } from '@/lib/env';
import { createDialer } from '@/lib/tls/dialer';
import { createResolver } from '@/lib/tls/resolve';

import type { ChannelWorld } from './channel-driver';
import { createOutgoing } from './outgoing-over-dialer';
import { listOutgoingPorts } from './outgoing-ports';
import { getVapidKeys } from './vapid-keys';
import type { VapidKeys } from './vapid-keys';

type Settings = Pick<Env, 'allowNets' | 'allowPorts' | 'dnsServers' | 'extraRoots' | 'channelOrigin'>;

interface Own {
  db: Database;
  masterKey: Buffer;
  /** The origin under which the pages are served. */
  baseUrl: string;
  now: () => Date;
}

const requestMs = 15_000;

/** What the channels of a running Kigen need from outside. */
export function createChannelWorld(settings: Settings, { db, masterKey, baseUrl, now }: Own): ChannelWorld {
  const { allowNets, allowPorts, dnsServers, extraRoots, channelOrigin } = settings;
  let keys: Promise<VapidKeys> | undefined;
  return {
    outgoing: createOutgoing({
      dialer: createDialer(createResolver({ dnsServers }), allowNets),
      allowNets,
      ports: listOutgoingPorts(allowPorts),
      deadlineMs: requestMs,
      roots: extraRoots,
    }),
    now,
    origin: channelOrigin,
    baseUrl,
    vapid: () => {
      keys ??= getVapidKeys(db, masterKey, now()).catch((error: unknown) => {
        // A database that was busy once is asked again.
        keys = undefined;
        throw error;
      });
      return keys;
    },
  };
}
