import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether a header is this bearer token. It takes as long whatever was sent. */
export function isBearer(authorization: string | null, token: string): boolean {
  const sent = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(hash(sent), hash(token));
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
