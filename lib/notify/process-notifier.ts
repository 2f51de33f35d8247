import { readMasterKey } from '@/lib/auth/master-key';
import { listOwnOrigins } from '@/lib/auth/own-origins';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { createBugReporter } from '@/lib/monitor/bug-reporter';

import type { Notifier } from './notifier';
import { createChannelWorld } from './process-world';

declare global {
  var kigenNotifier: Notifier | undefined;
}

/** The notifier of this process. It hangs on globalThis because Next evaluates a module once for each bundle. */
export function getNotifier(): Notifier {
  globalThis.kigenNotifier ??= createProcessNotifier();
  return globalThis.kigenNotifier;
}

function createProcessNotifier(): Notifier {
  const now = () => new Date();
  const masterKey = readMasterKey(env.dataDir, env.secretKey);
  const [baseUrl = ''] = listOwnOrigins(env);
  return {
    db: db(),
    now,
    random: Math.random,
    world: createChannelWorld(env, { db: db(), masterKey, baseUrl, now }),
    baseUrl,
    masterKey,
    reportBug: createBugReporter((text) => log().error(text)),
  };
}
