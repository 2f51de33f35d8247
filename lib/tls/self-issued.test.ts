import { describe, expect, it } from 'vitest';

import { isSelfIssued } from './self-issued';

describe('isSelfIssued', () => {
  it('is so when a certificate names itself as its issuer', () => {
    expect(isSelfIssued({ subject: 'CN=example.jp', issuer: 'CN=example.jp' })).toBe(true);
  });

  it('is not so for the certificate of an authority, nor where neither has a name', () => {
    expect(isSelfIssued({ subject: 'CN=example.jp', issuer: "CN=R12, O=Let's Encrypt, C=US" })).toBe(false);
    expect(isSelfIssued({ subject: '', issuer: '' })).toBe(false);
  });
});
