import { readMasterKey } from '@/lib/auth/master-key';
import { listOwnOrigins } from '@/lib/auth/own-origins';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { createBugReporter } from '@/lib/monitor/bug-reporter';
import { createDialer } from '@/lib/tls/dialer';
import { createResolver } from '@/lib/tls/resolve';

import type { Notifier } from './notifier';
import { createOutgoing } from './outgoing-over-dialer';
import { listOutgoingPorts } from './outgoing-ports';
import { readVapidKeys } from './vapid';

/** From the name to the last byte; an SMTP conversation has several such waits. */
const requestMs = 20_000;

declare global {
  var kigenNotifier: Notifier | undefined;
}

/** The notifier of this process. It hangs on globalThis because Next evaluates a module once for each bundle. */
export function getNotifier(): Notifier {
  globalThis.kigenNotifier ??= createProcessNotifier();
  return globalThis.kigenNotifier;
}

function createProcessNotifier(): Notifier {
  const { allowNets, dnsServers, allowPorts, extraRoots, dataDir, secretKey } = env;
  const now = () => new Date();
  const masterKey = readMasterKey(dataDir, secretKey);
  const [baseUrl = ''] = listOwnOrigins(env);
  const dialer = createDialer(createResolver({ dnsServers }), allowNets);
  const ports = listOutgoingPorts(allowPorts);
  const outgoing = createOutgoing({ dialer, allowNets, ports, deadlineMs: requestMs, roots: extraRoots });
  return {
    db: db(),
    now,
    random: Math.random,
    world: { outgoing, now, origin: null, baseUrl, vapid: () => readVapidKeys({ db: db(), masterKey, now }) },
    baseUrl,
    masterKey,
    reportBug: createBugReporter((text) => log().error(text)),
  };
}
