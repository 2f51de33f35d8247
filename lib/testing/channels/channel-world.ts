import webPush from 'web-push';

import type { ChannelWorld } from '@/lib/notify/channel-driver';
import { createOutgoing } from '@/lib/notify/outgoing-over-dialer';
import { listOutgoingPorts } from '@/lib/notify/outgoing-ports';
import { createDialer } from '@/lib/tls/dialer';
import { createResolver } from '@/lib/tls/resolve';

import { noticedAt } from './build-noticed';

interface WorldOptions {
  ports: readonly number[];
  /** Stands in for the services' own. */
  origin?: string | null;
  roots?: readonly string[];
  /** Default: 127.0.0.1 alone. */
  allowNets?: readonly string[];
  dnsServers?: readonly string[];
  deadlineMs?: number;
}

/** What channels need, with the real way out into loopback. */
export function createTestWorld(options: WorldOptions): ChannelWorld {
  const {
    ports,
    origin = null,
    roots = [],
    allowNets = ['127.0.0.1/32'],
    dnsServers = [],
    deadlineMs = 5000,
  } = options;
  const keys = webPush.generateVAPIDKeys();
  const range = ports.map((port) => ({ from: port, to: port }));
  return {
    outgoing: createOutgoing({
      dialer: createDialer(createResolver({ dnsServers }), allowNets),
      allowNets,
      ports: listOutgoingPorts(range),
      deadlineMs,
      roots,
    }),
    now: () => noticedAt,
    origin,
    baseUrl: 'https://kigen.test',
    vapid: () => Promise.resolve(keys),
  };
}
