import { hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const keyBytes = 32;
export const keyFileName = 'secret.key';

/**
 * The key of this installation, from which all others are derived: KIGEN_SECRET_KEY, or else the file `secret.key` in the
 * data folder (mode 0600), which is made at the first use. Whoever loses it has to sign in anew and set up second factors again.
 *
 * @throws Error when the file does not hold 64 hexadecimal digits
 */
export function readMasterKey(dataDir: string, fromEnvironment: string | null): Buffer {
  if (fromEnvironment !== null) return Buffer.from(fromEnvironment, 'hex');
  const file = path.join(dataDir, keyFileName);
  const text = createOnce(file) ?? readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/i.test(text)) {
    throw new Error(`${file} must hold 64 hexadecimal digits; put back its copy, or remove it and sign in anew.`);
  }
  chmodSync(file, 0o600);
  return Buffer.from(text, 'hex');
}

/** A key for one purpose (HKDF, RFC 5869), as hexadecimal digits. */
export function deriveKey(master: Buffer, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `kigen ${purpose}`, keyBytes)).toString('hex');
}

/** Two processes may start at once: the one that comes second reads what the first wrote. */
function createOnce(file: string): string | null {
  const text = randomBytes(keyBytes).toString('hex');
  try {
    writeFileSync(file, `${text}\n`, { mode: 0o600, flag: 'wx' });
    return text;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return null;
    throw error;
  }
}
