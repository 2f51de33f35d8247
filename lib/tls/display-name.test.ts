import { describe, expect, it } from 'vitest';

import { toDisplayName } from './display-name';

describe('toDisplayName', () => {
  it('leaves the usual port out', () => {
    expect(toDisplayName({ displayHost: '日本語.jp', port: 443 })).toBe('日本語.jp');
  });

  it('names any other port, also behind an IPv6 address', () => {
    expect(toDisplayName({ displayHost: 'example.jp', port: 8443 })).toBe('example.jp:8443');
    expect(toDisplayName({ displayHost: '[2001:db8::1]', port: 8443 })).toBe('[2001:db8::1]:8443');
  });
});
