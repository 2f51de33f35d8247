import { describe, expect, it } from 'vitest';

import { mintIntermediate, mintLeaf, mintRoot } from '@/lib/testing/mint';

import { buildCertificateId } from './certificate-id';
import { isLetsEncrypt } from './is-lets-encrypt';
import { readDirectory, readRenewalInfo } from './read-renewal-info';

describe('buildCertificateId', () => {
  it("joins the issuer's key identifier and the serial", () => {
    const issuer = mintIntermediate(mintRoot());
    const leaf = mintLeaf(issuer, { serial: Buffer.from('0087654321', 'hex') });
    // The serial of the example in RFC 9773 §4.1: its leading zero counts.
    expect(buildCertificateId(leaf.der)).toBe(`${issuer.keyId.toString('base64url')}.AIdlQyE`);
  });

  it('reads nothing out of what is no certificate', () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('hello'), mintRoot().der.subarray(0, 60)]) {
      expect(buildCertificateId(bytes)).toBeNull();
    }
  });
});

describe('isLetsEncrypt', () => {
  it.each([
    ["C=US, O=Let's Encrypt, CN=YR1", true],
    ["CN=E7, O=Let's Encrypt, C=US", true],
    ["O=Let's Encrypt", true],
    ["C=US, O=(STAGING) Let's Encrypt, CN=x", false],
    ["C=US, O=Evil, CN=O=Let's Encrypt clone", false],
    ["CN=Let's Encrypt Authority X3", false],
    ['O=ISRG, CN=YR1', false],
  ])('%s', (issuer, expected) => {
    expect(isLetsEncrypt(issuer)).toBe(expected);
  });
});

describe('what an ACME server says', () => {
  const read = (value: unknown) => readRenewalInfo(Buffer.from(JSON.stringify(value)));
  const suggestedWindow = { start: '2026-11-20T00:00:00Z', end: '2026-11-22T00:00:00Z' };

  it.each([
    ['a window', { suggestedWindow }, null],
    ['with an explanation', { suggestedWindow, explanationURL: 'https://example.org/why' }, 'https://example.org/why'],
    ['an explanation that is no web page', { suggestedWindow, explanationURL: 'javascript:alert(1)' }, null],
    ['an explanation that is no text', { suggestedWindow, explanationURL: 7 }, null],
  ])('is read: %s', (_what, value, explanationUrl) => {
    const { start, end } = suggestedWindow;
    expect(read(value)).toEqual({ start: new Date(start), end: new Date(end), explanationUrl });
  });

  it.each([
    ['nothing', {}],
    ['a list', []],
    ['a word', 'window'],
    ['no end', { suggestedWindow: { start: suggestedWindow.start } }],
    ['times that are none', { suggestedWindow: { start: 'soon', end: 'later' } }],
    [
      'a window that ends before it begins',
      { suggestedWindow: { start: suggestedWindow.end, end: suggestedWindow.start } },
    ],
    ['a window that is null', { suggestedWindow: null }],
  ])('is not read: %s', (_what, value) => {
    expect(read(value)).toBeNull();
    expect(readRenewalInfo(Buffer.from('{'))).toBeNull();
  });

  it.each([
    ['{"renewalInfo":"https://acme.example/ari"}', 'https://acme.example/ari'],
    ['{"renewalInfo":"https://acme.example/ari/"}', 'https://acme.example/ari'],
    ['{"newOrder":"https://acme.example/new"}', null],
    ['{"renewalInfo":{}}', null],
    ['null', null],
    ['<html>', null],
  ])('offers it here: %s', (text, expected) => {
    expect(readDirectory(Buffer.from(text))).toBe(expected);
  });
});
