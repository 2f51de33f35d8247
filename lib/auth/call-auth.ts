import { parseSetCookieHeader } from 'better-auth/cookies';

import type { Auth } from './auth';

/** A cookie that the browser is to keep, or to forget when `maxAge` is 0. */
export interface AuthCookie {
  name: string;
  value: string;
  /** Seconds; undefined = until the browser is closed. */
  maxAge: number | undefined;
  secure: boolean;
}

export interface AuthAnswer {
  /** HTTP status. */
  status: number;
  body: Readonly<Record<string, unknown>>;
  /** better-auth's name for what went wrong, such as "INVALID_EMAIL_OR_PASSWORD". */
  code: string | null;
  cookies: readonly AuthCookie[];
}

/** Headers that better-auth needs to see: who comes, with which cookies and browser. */
const passedOn = ['cookie', 'user-agent', 'x-kigen-peer', 'origin'];

/**
 * Asks better-auth through its HTTP handler, so that its rate limits hold: they do not for `auth.api`.
 *
 * @param path below /api/auth, such as "/sign-in/email"
 * @param body sent as JSON by POST; without one it is a GET
 */
export async function callAuth(
  auth: Auth,
  path: string,
  headers: Headers,
  body?: Readonly<Record<string, unknown>>,
): Promise<AuthAnswer> {
  const { baseURL } = auth.options;
  const sent = new Headers();
  for (const name of passedOn) {
    const value = headers.get(name);
    if (value !== null) sent.set(name, value);
  }
  if (body) sent.set('content-type', 'application/json');
  const request = new Request(`${baseURL}/api/auth${path}`, {
    method: body ? 'POST' : 'GET',
    headers: sent,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return readAnswer(await auth.handler(request));
}

/** The token of the session that an answer has begun; its cookie holds it with a signature. */
export function findSessionToken({ cookies }: AuthAnswer): string | null {
  const cookie = cookies.find(({ name, maxAge }) => name.endsWith('kigen.session_token') && maxAge !== 0);
  return cookie?.value.split('.')[0] ?? null;
}

async function readAnswer(response: Response): Promise<AuthAnswer> {
  const parsed = await readJson(response);
  const body = typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  const cookies = response.headers
    .getSetCookie()
    .flatMap((header) => [...parseSetCookieHeader(header)])
    .map(([name, cookie]) => ({
      name,
      value: cookie.value,
      maxAge: cookie['max-age'],
      secure: cookie.secure ?? false,
    }));
  return {
    status: response.status,
    body,
    code: typeof body['code'] === 'string' ? body['code'] : null,
    cookies,
  };
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
