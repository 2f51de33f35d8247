import { createHash, randomUUID } from 'node:crypto';
import type { MarkedRequest } from '@/lib/db/api-answers';
import type { Refusal } from './problems';

/** The header as draft-ietf-httpapi-idempotency-key-header has it, in quotes, and as many clients send it, without. */
const pattern = /^"?([\x21\x23-\x7e]{1,255})"?$/;

export type ReadMark = { mark: MarkedRequest | null } | { refusal: Refusal };

/** By what a write is known when it is sent again; null = the caller has not marked it. */
export function readIdempotencyKey(request: Request, keyId: string, body: string): ReadMark {
  const header = request.headers.get('idempotency-key');
  if (header === null) return { mark: null };
  const idempotencyKey = pattern.exec(header)?.[1];
  if (idempotencyKey === undefined) {
    const detail = {
      ja: 'Idempotency-Key は、空白のないASCIIで255文字までです。',
      en: 'An Idempotency-Key has at most 255 characters of ASCII, without spaces.',
    };
    return { refusal: { problem: 'bad-request', detail } };
  }
  const { pathname, search } = new URL(request.url);
  const asked = JSON.stringify([request.method, pathname + search, body]);
  const requestHash = createHash('sha256').update(asked).digest('hex');
  return { mark: { keyId, idempotencyKey, requestHash, token: randomUUID() } };
}
