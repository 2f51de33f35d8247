import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { inDays, mintIntermediate, mintLeaf, mintRoot, toServerCertificate } from '@/lib/testing/mint';
import type { Minted } from '@/lib/testing/mint';
import type { ServerCertificate } from '@/lib/testing/tls-server';

const dayMs = 24 * 60 * 60 * 1000;
const hourMs = 60 * 60 * 1000;

/** A certificate with its dates, as a server shows it. */
export interface Issued {
  certificate: ServerCertificate;
  fingerprint256: string;
  notBefore: Date;
  notAfter: Date;
}

export interface IssueOptions {
  /** Whole days that are left, or that have passed since the end when negative; an hour more, so that the day does not turn. Default: 60. */
  daysLeft?: number;
  /** Default: 90, as from Let's Encrypt. */
  lifeDays?: number;
  /** False = the server forgets to send the intermediate certificate. */
  isChainSent?: boolean;
}

export interface Authority {
  /** The root in PEM, to be trusted by the app under test. */
  rootFile: string;
  issue: (names: readonly string[], options?: IssueOptions) => Issued;
  /** From nobody whom the app trusts. */
  issueForeign: (names: readonly string[], options?: IssueOptions) => Issued;
  remove: () => void;
}

/** A root, an intermediate and the certificates that they issue, all made here and now. */
export function createAuthority(): Authority {
  const folder = mkdtempSync(path.join(tmpdir(), 'kigen-e2e-root-'));
  const rootFile = path.join(folder, 'root.pem');
  const root = mintRoot({ commonName: 'Kigen Test Root' });
  const intermediate = mintIntermediate(root, { commonName: 'Kigen Test CA 1' });
  writeFileSync(rootFile, root.pem);
  let foreign: Minted | undefined;
  return {
    rootFile,
    issue: (names, options) => issueFrom(intermediate, names, options),
    issueForeign: (names, options) => issueFrom((foreign ??= mintRoot({ commonName: 'Nobody' })), names, options),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function issueFrom(issuer: Minted, names: readonly string[], options: IssueOptions = {}): Issued {
  const { daysLeft = 60, lifeDays = 90, isChainSent = true } = options;
  // A certificate's dates are whole seconds.
  const nowMs = Math.floor(Date.now() / 1000) * 1000;
  const notAfter = inDays(daysLeft, new Date(nowMs + (daysLeft < 0 ? -hourMs : hourMs)));
  const notBefore = new Date(notAfter.getTime() - lifeDays * dayMs);
  const leaf = mintLeaf(issuer, { names, notBefore, notAfter });
  const certificate = toServerCertificate(leaf, ...(isChainSent ? [issuer] : []));
  return { certificate, fingerprint256: leaf.fingerprint256, notBefore, notAfter };
}
