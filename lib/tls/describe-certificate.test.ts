import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { element, oid, sequence, set, time, utf8String } from '@/lib/testing/der';
import { mintIntermediate, mintLeaf, mintRoot, mintSelfSigned, readMinted } from '@/lib/testing/mint';
import type { KeyType } from '@/lib/testing/mint-keys';
import { mutationOf } from '@/lib/testing/mutate';
import { describeCertificate, describeIssuer } from './describe-certificate';

const root = mintRoot();

describe('describeCertificate', () => {
  it('takes the facts as node:crypto prints them', () => {
    const notBefore = new Date('2026-09-13T16:00:00Z');
    const notAfter = new Date('2026-12-11T16:00:00Z');
    const leaf = mintLeaf(root, {
      names: ['site.test', '*.site.test', '192.0.2.1', '2001:db8::1'],
      notBefore,
      notAfter,
    });
    const parsed = readMinted(leaf);
    expect(describeCertificate(parsed)).toEqual({
      subject: 'CN=site.test',
      issuer: 'CN=Test Root',
      serial: parsed.serialNumber,
      fingerprint256: leaf.fingerprint256,
      notBefore,
      notAfter,
      names: ['site.test', '*.site.test', '192.0.2.1', '2001:DB8:0:0:0:0:0:1'],
      keyType: 'EC P-256',
      signatureAlgorithm: 'ecdsa-with-SHA256',
      der: parsed.raw,
    });
  });

  const keys: [KeyType, string][] = [
    ['ec-p256', 'EC P-256'],
    ['ec-p384', 'EC P-384'],
    ['ec-p521', 'EC P-521'],
    ['rsa-1024', 'RSA 1024'],
    ['rsa-2048', 'RSA 2048'],
    ['ed25519', 'Ed25519'],
  ];
  it.each(keys)('names the key %s', (keyType, name) => {
    expect(describeCertificate(readMinted(mintLeaf(root, { keyType })))?.keyType).toBe(name);
  });

  it('names the algorithm of the signature', () => {
    const algorithmOf = (issuer: typeof root, hash: 'md5' | 'sha1' | 'sha384'): string | undefined =>
      describeCertificate(readMinted(mintLeaf(issuer, { hash })))?.signatureAlgorithm;
    const rsa = mintRoot({ keyType: 'rsa-2048' });
    expect(algorithmOf(rsa, 'md5')).toBe('md5WithRSAEncryption');
    expect(algorithmOf(rsa, 'sha1')).toBe('sha1WithRSAEncryption');
    expect(algorithmOf(rsa, 'sha384')).toBe('sha384WithRSAEncryption');
    expect(algorithmOf(root, 'sha1')).toBe('ecdsa-with-SHA1');
    expect(algorithmOf(mintRoot({ keyType: 'ed25519' }), 'sha384')).toBe('ED25519');
  });

  it('reads dates past 2050', () => {
    const notAfter = new Date('2061-03-04T05:06:07Z');
    expect(describeCertificate(readMinted(mintLeaf(root, { notAfter })))?.notAfter).toEqual(notAfter);
  });

  it('shows the whole subject in one line, the common name first', () => {
    const subject = sequence(
      set(sequence(oid('2.5.4.6'), element(0x13, Buffer.from('JP')))),
      set(sequence(oid('2.5.4.10'), utf8String('株式会社テスト'))),
      set(sequence(oid('2.5.4.3'), utf8String('site.test'))),
    );
    const facts = describeCertificate(readMinted(mintLeaf(root, { rawSubject: subject, names: ['site.test'] })));
    expect(facts?.subject).toBe('CN=site.test, O=株式会社テスト, C=JP');
  });

  it('has an empty subject for a certificate without one', () => {
    expect(describeCertificate(readMinted(mintLeaf(root, { rawSubject: sequence() })))?.subject).toBe('');
  });

  it('does not take one hostile name for several', () => {
    const hostile = 'evil.test, DNS:site.test';
    expect(describeCertificate(readMinted(mintLeaf(root, { names: [hostile, 'b.test'] })))?.names).toEqual([
      hostile,
      'b.test',
    ]);
    const quoted = 'evil.test", DNS:"site.test';
    expect(describeCertificate(readMinted(mintLeaf(root, { names: [quoted] })))?.names).toEqual([quoted]);
  });

  it.each([
    ['markup', '<script>alert(1)</script>'],
    ['a NUL byte', 'site.test\0.evil.test'],
    ['a mark that reverses text', '\u202egnp.exe'],
    ['a line break', 'a\nCN=b'],
    ['a very long name', 'あ'.repeat(2000)],
  ])('keeps hostile text as text: %s', (_, commonName) => {
    const facts = describeCertificate(readMinted(mintLeaf(root, { commonName, names: ['site.test'] })));
    expect(facts?.names).toEqual(['site.test']);
    expect(facts?.subject).toMatch(/^CN=/);
    expect(facts?.subject).not.toContain('\0');
    expect(facts?.subject.length).toBeLessThanOrEqual(1000);
  });

  it('reads a negative serial number', () => {
    const facts = describeCertificate(readMinted(mintLeaf(root, { serial: Buffer.from([0xff, 0x01]) })));
    expect(facts?.serial).toMatch(/^-?[0-9A-F]+$/);
  });

  it('gives nothing for dates that cannot be read', () => {
    const nonsense = sequence(element(0x17, Buffer.from('hello')), time(new Date()));
    // Newer versions of OpenSSL already refuse to parse it.
    const parsed = parse(mintLeaf(root, { rawValidity: nonsense }).der);
    expect(parsed && describeCertificate(parsed)).toBeNull();
  });

  it('survives certificates with a few wrong bytes', () => {
    const originals = [
      mintLeaf(mintIntermediate(root), {
        names: ['site.test', '192.0.2.1'],
        issuerUrl: 'http://a.test/',
        crlUrl: 'http://b.test/',
      }),
      mintLeaf(root, { keyType: 'rsa-2048', permittedNames: ['a.test'] }),
      mintSelfSigned({ keyType: 'ed25519' }),
      mintSelfSigned({ keyType: 'ec-p521', isAuthority: true }),
    ].map(({ der }) => der);
    let parsed = 0;
    fc.assert(
      fc.property(mutationOf(originals), (der) => {
        const certificate = parse(der);
        if (certificate === null) return;
        parsed += 1;
        const facts = describeCertificate(certificate);
        if (facts === null) return;
        expect(Number.isNaN(facts.notAfter.getTime())).toBe(false);
        expect(facts.signatureAlgorithm).not.toBe('');
      }),
      { numRuns: 5000 },
    );
    expect(parsed).toBeGreaterThan(100);
  });
});

function parse(der: Buffer): X509Certificate | null {
  try {
    return new X509Certificate(der);
  } catch {
    return null; // OpenSSL refuses most of them
  }
}

describe('describeIssuer', () => {
  it('says the same as describeCertificate, once for each certificate', () => {
    const certificate = readMinted(mintIntermediate(mintRoot()));
    const described = describeIssuer(certificate);
    expect(described).toEqual(describeCertificate(certificate));
    expect(describeIssuer(new X509Certificate(certificate.raw))).toBe(described);
  });

  it('remembers a few hundred, and nothing large', () => {
    const root = mintRoot();
    const first = readMinted(mintIntermediate(root));
    const described = describeIssuer(first);
    const names = Array.from({ length: 400 }, (_, index) => `host-${index}.test`);
    const large = readMinted(mintLeaf(root, { names }));
    expect(describeIssuer(large)).not.toBe(describeIssuer(large));
    for (let count = 0; count < 200; count += 1) describeIssuer(readMinted(mintLeaf(root)));
    expect(describeIssuer(first)).not.toBe(described);
    expect(describeIssuer(first)).toEqual(described);
  });
});
