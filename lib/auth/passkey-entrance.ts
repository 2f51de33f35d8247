import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

import type { Database } from '@/lib/db/open-database';

import { findPasskeyOwner } from './passkeys';

const body = z.object({ rpId: z.string(), origin: z.string(), challenge: z.string(), response: z.string() });

/**
 * The way into a session by a passkey, as an address of better-auth's: so it makes the session and its cookie, and counts
 * the attempts, as for a password. Like all of them it is asked inside the process only, with an origin of our own list.
 */
export function passkeyEntrance(db: Database) {
  return {
    id: 'kigen-passkey',
    endpoints: {
      signInWithPasskey: createAuthEndpoint('/passkey/sign-in', { method: 'POST', body }, async (context) => {
        const { rpId, origin, ...answer } = context.body;
        const place = { kind: 'name', rpId, origin } as const;
        const personId = await findPasskeyOwner(db, place, answer, new Date());
        const { internalAdapter } = context.context;
        const user = personId === null ? null : await internalAdapter.findUserById(personId);
        if (!user) throw new APIError('UNAUTHORIZED', { code: 'UNKNOWN_PASSKEY' });
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(context, { session, user });
        return context.json({ status: true });
      }),
    },
  } satisfies BetterAuthPlugin;
}
