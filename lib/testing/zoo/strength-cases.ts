import { days, ordinary, weak } from './zoo-world';
import type { ZooCase } from './zoo-world';

export const strengthCases: readonly ZooCase[] = [
  { name: 'an RSA key of 2048 bits', certificate: ordinary({ keyType: 'rsa-2048' }), problems: [] },
  { name: 'an RSA key of 3072 bits', certificate: ordinary({ keyType: 'rsa-3072' }), problems: [] },
  { name: 'an RSA key of 4096 bits', certificate: ordinary({ keyType: 'rsa-4096' }), problems: [] },
  { name: 'an EC key P-384', certificate: ordinary({ keyType: 'ec-p384' }), problems: [] },
  // No browser speaks Ed25519, and Chromium not P-521.
  { name: 'an EC key P-521', certificate: ordinary({ keyType: 'ec-p521' }), problems: ['handshake-failed'] },
  { name: 'an Ed25519 key', certificate: ordinary({ keyType: 'ed25519' }), problems: ['handshake-failed'] },
  {
    name: 'an RSA key of 1024 bits',
    certificate: ordinary({ keyType: 'rsa-1024' }),
    tls: weak,
    problems: ['weak-key'],
  },
  { name: 'a signature with SHA-1', certificate: ordinary({ hash: 'sha1' }), tls: weak, problems: ['weak-signature'] },
  {
    name: 'an expired one with a weak key',
    certificate: ordinary({ keyType: 'rsa-1024', ...days(90, -1) }),
    tls: weak,
    problems: ['expired', 'weak-key'],
  },
];
