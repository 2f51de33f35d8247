import { createHash, randomBytes } from 'node:crypto';

/** A secret for a link or a key: 256 bits, in letters that need no escaping in an address. */
export function createToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token. It is random, so that a fast hash without salt is enough. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
