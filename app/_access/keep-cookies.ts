import 'server-only';
import { cookies } from 'next/headers';
import type { AuthCookie } from '@/lib/auth/call-auth';

/** Gives the browser what signing in or out has answered. */
export async function keepCookies(answered: readonly AuthCookie[]): Promise<void> {
  const jar = await cookies();
  for (const { name, value, maxAge, secure } of answered) {
    jar.set(name, value, {
      ...(maxAge === undefined ? {} : { maxAge }),
      secure,
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
    });
  }
}
