import { findKeyHolder, type KeyHolder } from '@/lib/auth/api-keys';
import { readPeer } from '@/lib/auth/peer';
import type { Monitor } from '@/lib/monitor/monitor';
import type { Refusal } from './problems';
import { rateLimitHeaders, takeLimit } from './rate-limit';

const expired = {
  ja: 'このAPIキーは期限が切れています。Kigenの「APIキー」で新しいキーを作ってください。',
  en: 'This API key has expired. Make a new one on Kigen’s page “API keys”.',
};
const unknown = {
  ja: 'このAPIキーは使えません。失効したか、書き間違いです。',
  en: 'This API key does not hold: it was revoked, or it is not written as it was shown.',
};

/** Whose key a request carries in its Authorization header (RFC 6750 §2.1). Cookies and sessions count for nothing here. */
export async function authenticate(
  { db, now }: Monitor,
  headers: Headers,
): Promise<{ holder: KeyHolder } | { refusal: Refusal }> {
  const key = /^bearer +(\S+) *$/i.exec(headers.get('authorization') ?? '')?.[1];
  const holder = key === undefined ? null : await findKeyHolder(db, key, now());
  if (holder !== null && typeof holder === 'object') return { holder };

  const used = await takeLimit(db, 'apiStrangers', readPeer(headers).address ?? 'unknown');
  if (!used.isWithin) return { refusal: { problem: 'rate-limited', headers: rateLimitHeaders([used]) } };
  const challenge = holder === null ? '' : ', error="invalid_token"';
  return {
    refusal: {
      problem: 'unauthorized',
      ...(holder === null ? {} : { detail: holder === 'expired' ? expired : unknown }),
      headers: { 'WWW-Authenticate': `Bearer realm="Kigen"${challenge}` },
    },
  };
}
