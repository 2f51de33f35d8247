'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import { keepCookies } from '@/app/_access/keep-cookies';
import { getAuth } from '@/lib/auth/auth';
import { callAuth } from '@/lib/auth/call-auth';
import { failAct, type ActState } from '../act-state';
import { defineAction } from '../define-action';

/** Ends the session of this browser. */
export const signOutAction = defineAction<z.ZodObject, ActState>({
  may: 'account.self',
  schema: z.object({}),
  run: async () => {
    const answer = await callAuth(getAuth(), '/sign-out', await headers(), {});
    await keepCookies(answer.cookies);
    return { goTo: '/sign-in' };
  },
  onFailure: failAct,
});
