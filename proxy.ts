import { randomBytes } from 'node:crypto';

import { NextResponse } from 'next/server';
import type { NextRequest } from 'next/server';

import { findRefusal, writeRefusal } from '@/lib/auth/find-refusal';
import { getListening } from '@/lib/auth/listening';
import { pageHeaders } from '@/lib/auth/security-headers';
import { chooseLocale } from '@/lib/words/choose-locale';
import { localeCookie } from '@/lib/words/preference-cookies';

/** Files of the build are the same for everybody, and may be kept by browsers. */
export const config = { matcher: '/((?!_next/static/|icon\\.svg$|icon-\\d+\\.png$|apple-icon\\.png$).*)' };

/**
 * Next runs this before each page. It adds headers and turns away what could never be answered; it guards nothing: each
 * action and route looks for itself at who is asking.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString('base64');
  const listening = getListening();
  const { baseUrl } = listening;
  const added = pageHeaders({ nonce, baseUrl, isDevelopment: process.env.NODE_ENV === 'development' });
  const refusal = findRefusal({ path: request.nextUrl.pathname, headers: request.headers }, listening);
  if (refusal) {
    const locale = chooseLocale(request.cookies.get(localeCookie)?.value, request.headers.get('accept-language'));
    const { type, body } = writeRefusal(refusal, request.nextUrl.pathname, locale);
    return new NextResponse(body, { status: refusal.status, headers: { ...added, 'Content-Type': type } });
  }

  // Next reads the nonce for its own scripts out of the policy in the request.
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', added['Content-Security-Policy'] ?? '');
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(added)) response.headers.set(name, value);
  return response;
}
