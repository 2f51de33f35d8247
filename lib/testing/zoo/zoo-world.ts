import type { TlsOptions } from 'node:tls';

import type { ProblemName } from '@/lib/tls/problem';

import { inDays, mintIntermediate, mintLeaf, mintRoot, toServerCertificate } from '@/lib/testing/mint';
import type { Minted, MintOptions } from '@/lib/testing/mint';
import type { TestFileServer } from '@/lib/testing/file-server';
import type { ServerCertificate } from '@/lib/testing/tls-server';

/** The authorities of the zoo: one that visitors trust, and a stranger. */
export interface ZooWorld {
  root: Minted;
  intermediate: Minted;
  strangerRoot: Minted;
  strangerIntermediate: Minted;
  /** Where issuers and revocation lists are fetched from. */
  files: TestFileServer;
}

export interface ZooCase {
  name: string;
  /** Default: site.test */
  host?: string;
  certificate(world: ZooWorld): ServerCertificate;
  tls?: TlsOptions;
  /** Every problem that the look finds, and no other. */
  problems: readonly ProblemName[];
}

export const zooHost = 'site.test';
/** A host's own wildcard, which it shows for every site that has no certificate. */
export const zooHostDefault = '*.hosting.test';

export const weak: TlsOptions = { ciphers: 'DEFAULT:@SECLEVEL=0' };
export const www = `www.${zooHost}`;

export function createZooWorld(files: TestFileServer): ZooWorld {
  const root = mintRoot({ commonName: 'Zoo Root', notAfter: inDays(50 * 365) });
  const strangerRoot = mintRoot({ commonName: 'Stranger Root' });
  const intermediate = mintIntermediate(root, { commonName: 'Zoo Intermediate', notAfter: inDays(40 * 365) });
  const strangerIntermediate = mintIntermediate(strangerRoot, { commonName: 'Stranger Intermediate' });
  files.set('/intermediate.der', intermediate.der);
  files.set('/stranger.der', strangerIntermediate.der);
  files.set('/huge', 'endless');
  files.set('/silent', 'silence');
  return { root, intermediate, strangerRoot, strangerIntermediate, files };
}

/** A leaf of the trusted intermediate, sent with it. */
export function ordinary(options: MintOptions = {}): ZooCase['certificate'] {
  return ({ intermediate }) =>
    toServerCertificate(mintLeaf(intermediate, { names: [zooHost], ...options }), intermediate);
}

/** Valid from so many days ago until so many days from now. */
export function days(before: number, after: number): Pick<MintOptions, 'notBefore' | 'notAfter'> {
  return { notBefore: inDays(-before), notAfter: inDays(after) };
}

export const seconds = 1 / 86_400;
