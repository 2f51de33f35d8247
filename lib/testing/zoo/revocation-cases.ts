import { mintLeaf, toServerCertificate } from '@/lib/testing/mint';
import type { Minted } from '@/lib/testing/mint';
import { mintCrl } from '@/lib/testing/mint-crl';
import type { ServerCertificate } from '@/lib/testing/tls-server';

import type { ZooCase, ZooWorld } from './zoo-world';

export const revocationCases: readonly ZooCase[] = [
  {
    name: 'a revoked one',
    certificate: (world) => listed(world, '/revoked.crl', (leaf) => mintCrl(world.intermediate, { revoked: [leaf] })),
    problems: ['revoked'],
  },
  {
    name: 'one that is not on the list',
    certificate: (world) =>
      listed(world, '/good.crl', () => mintCrl(world.intermediate, { revoked: [world.strangerRoot] })),
    problems: [],
  },
  {
    name: 'one on a list that somebody else signed',
    certificate: (world) =>
      listed(world, '/forged.crl', (leaf) => mintCrl(world.strangerIntermediate, { revoked: [leaf] })),
    problems: [],
  },
  {
    name: 'one on a list that cannot be fetched',
    certificate: ({ intermediate, files }) =>
      toServerCertificate(mintLeaf(intermediate, { crlUrl: `${files.url}/no-list` }), intermediate),
    problems: [],
  },
];

function listed(world: ZooWorld, path: string, list: (leaf: Minted) => Buffer): ServerCertificate {
  const leaf = mintLeaf(world.intermediate, { crlUrl: world.files.url + path });
  world.files.set(path, list(leaf));
  return toServerCertificate(leaf, world.intermediate);
}
