import { describe, expect, it } from 'vitest';

import { contentSecurityPolicy, pageHeaders } from './security-headers';

const built = { nonce: 'abc123==', isDevelopment: false };

describe('contentSecurityPolicy', () => {
  const policy = new Map(
    contentSecurityPolicy(built)
      .split('; ')
      .map((directive) => [directive.split(' ')[0], directive]),
  );

  it('lets scripts and styles run by the nonce alone', () => {
    expect(policy.get('script-src')).toBe("script-src 'self' 'nonce-abc123==' 'strict-dynamic'");
    expect(policy.get('style-src')).toBe("style-src 'self' 'nonce-abc123=='");
    expect([...policy.values()].join()).not.toMatch(/unsafe|\*|https?:/);
  });

  it.each(['object-src', 'base-uri', 'frame-ancestors'])('lets nobody use %s', (name) => {
    expect(policy.get(name)).toBe(`${name} 'none'`);
  });

  it.each(['default-src', 'connect-src', 'font-src', 'worker-src', 'manifest-src', 'form-action'])(
    'keeps %s to ourselves',
    (name) => {
      expect(policy.get(name)).toBe(`${name} 'self'`);
    },
  );
});

describe('pageHeaders', () => {
  it('asks browsers to keep to https only where we are reached by it', () => {
    const hsts = (baseUrl: string | null) => pageHeaders({ ...built, baseUrl })['Strict-Transport-Security'];
    expect(hsts('https://kigen.example.jp')).toBe('max-age=2592000');
    expect(hsts('http://localhost:3000')).toBeUndefined();
    expect(hsts(null)).toBeUndefined();
  });

  it('lets nothing between us and the browser keep a page', () => {
    expect(pageHeaders({ ...built, baseUrl: null })['Cache-Control']).toBe('private, no-store');
  });
});
