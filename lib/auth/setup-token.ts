import { timingSafeEqual } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { createToken, hashToken } from './token';

const fileName = 'setup-token';

/**
 * The word that whoever sets Kigen up from another machine has to know: in a file of the data folder (mode 0600) that is
 * made at the first start and removed when there is an owner.
 */
export function ensureSetupToken(dataDir: string): string {
  const known = readSetupToken(dataDir);
  if (known !== null) return known;
  const token = createToken();
  writeFileSync(path.join(dataDir, fileName), `${token}\n`, { mode: 0o600 });
  return token;
}

export function isSetupToken(dataDir: string, given: string): boolean {
  const known = readSetupToken(dataDir);
  if (known === null) return false;
  return timingSafeEqual(Buffer.from(hashToken(known)), Buffer.from(hashToken(given.trim())));
}

export function removeSetupToken(dataDir: string): void {
  rmSync(path.join(dataDir, fileName), { force: true });
}

function readSetupToken(dataDir: string): string | null {
  try {
    return readFileSync(path.join(dataDir, fileName), 'utf8').trim() || null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
