import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface TrustingHome {
  /** A home folder whose Chromium trusts the root. */
  home: string;
  remove: () => void;
}

/**
 * Makes a home folder with a certificate store (NSS) of its own that holds a root, as an administrator would import it:
 * nothing is switched off in a Chromium that runs there. null when there is no `certutil` (Debian: libnss3-tools).
 */
export function createTrustingHome(rootPem: string): TrustingHome | null {
  const home = mkdtempSync(path.join(tmpdir(), 'kigen-e2e-home-'));
  const store = path.join(home, '.pki/nssdb');
  const remove = () => rmSync(home, { recursive: true, force: true });
  mkdirSync(store, { recursive: true });
  writeFileSync(path.join(home, 'root.pem'), rootPem);
  try {
    certutil('-N', '--empty-password', '-d', `sql:${store}`);
    certutil('-A', '-n', 'Kigen Test Root', '-t', 'C,,', '-i', path.join(home, 'root.pem'), '-d', `sql:${store}`);
    return { home, remove };
  } catch (error) {
    remove();
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function certutil(...args: string[]): void {
  execFileSync('certutil', args, { stdio: ['ignore', 'ignore', 'pipe'] });
}
