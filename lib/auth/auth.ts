import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';

import { authStore } from '@/lib/db/auth-store';
import { db } from '@/lib/db/client';
import type { Database } from '@/lib/db/open-database';
import { env } from '@/lib/env';

import { deriveKey, readMasterKey } from './master-key';
import { listOwnOrigins } from './own-origins';
import { passkeyEntrance } from './passkey-entrance';
import { passwordLimits } from './password-limits';

export interface AuthTerms {
  db: Database;
  /** From which all keys are derived. */
  masterKey: Buffer;
  /** Where the pages are served: the first is the main one. */
  origins: readonly string[];
}

const daySeconds = 24 * 60 * 60;
/** Whoever has not signed in for this long does so again. */
const sessionDays = 30;

/**
 * Signing in, by better-auth. It is asked only through `callAuth`, never over the network: its addresses are not served.
 * The cookie cache stays off, since a session in it would outlive its second factor and its end.
 */
export function createAuth({ db, masterKey, origins }: AuthTerms) {
  const [main = 'http://127.0.0.1'] = origins;
  return betterAuth({
    appName: 'Kigen',
    baseURL: main,
    basePath: '/api/auth',
    trustedOrigins: [...origins],
    secret: deriveKey(masterKey, 'sign-in'),
    database: authStore(db),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLimits.least,
      maxPasswordLength: passwordLimits.most,
    },
    session: {
      expiresIn: sessionDays * daySeconds,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    user: {
      additionalFields: {
        role: { type: 'string', input: false },
        seesAll: { type: 'boolean', input: false },
      },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 60,
      customRules: {
        '/sign-in/email': { window: 60, max: 10 },
        '/two-factor/*': { window: 60, max: 10 },
        '/passkey/*': { window: 60, max: 10 },
        '/get-session': false,
      },
    },
    advanced: {
      cookiePrefix: 'kigen',
      useSecureCookies: main.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      // Set by scripts/door/mark-peer.cjs, which takes it out of every request first.
      ipAddress: { ipAddressHeaders: ['x-kigen-peer'] },
    },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    plugins: [
      twoFactor({ issuer: 'Kigen', totpOptions: { digits: 6, period: 30 }, backupCodeOptions: { amount: 10 } }),
      passkeyEntrance(db),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;

declare global {
  var kigenAuth: Auth | undefined;
}

/** The one of this process. It hangs on globalThis because Next evaluates a module once for each bundle. */
export function getAuth(): Auth {
  globalThis.kigenAuth ??= createAuth({
    db: db(),
    masterKey: readMasterKey(env.dataDir, env.secretKey),
    origins: listOwnOrigins(env),
  });
  return globalThis.kigenAuth;
}
