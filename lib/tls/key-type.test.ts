import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mintLeaf, mintRoot } from '@/lib/testing/mint';
import type { KeyType } from '@/lib/testing/mint-keys';
import { mutationOf } from '@/lib/testing/mutate';
import { findKeyType } from './key-type';

const root = mintRoot();

describe('findKeyType', () => {
  const keys: [KeyType, string | null][] = [
    ['rsa-1024', 'RSA 1024'],
    ['rsa-2048', 'RSA 2048'],
    ['rsa-3072', 'RSA 3072'],
    ['ec-p256', 'EC P-256'],
    ['ec-p384', 'EC P-384'],
    ['ec-p521', 'EC P-521'],
    ['ed25519', null],
  ];
  it.each(keys)('reads %s as %s', (keyType, expected) => {
    expect(findKeyType(mintLeaf(root, { keyType }).der)).toBe(expected);
  });

  it('agrees with OpenSSL about every root of this machine', () => {
    for (const pem of rootCertificates) {
      const { publicKey, raw } = new X509Certificate(pem);
      const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {};
      const curve = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }[namedCurve ?? ''];
      expect(findKeyType(raw)).toBe(modulusLength ? `RSA ${modulusLength}` : `EC ${curve ?? ''}`);
    }
  });

  it('says something of the known shape, or nothing, about foreign bytes', () => {
    const certificates = [mintLeaf(root).der, mintLeaf(root, { keyType: 'rsa-2048' }).der];
    fc.assert(
      fc.property(mutationOf(certificates), (der) => {
        expect(findKeyType(der) ?? 'EC P-256').toMatch(/^(?:RSA \d+|EC P-\d{3})$/);
      }),
      { numRuns: 2000 },
    );
  });
});
