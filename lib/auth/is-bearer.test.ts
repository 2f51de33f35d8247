import { describe, expect, it } from 'vitest';

import { isBearer } from './is-bearer';

describe('isBearer', () => {
  it('takes the token and nothing else', () => {
    const token = 'a-long-enough-token';
    expect(isBearer(`Bearer ${token}`, token)).toBe(true);
    for (const sent of [
      null,
      '',
      token,
      'Bearer',
      'Bearer ',
      `Bearer ${token}x`,
      `Bearer ${token.slice(1)}`,
      `Basic ${token}`,
    ])
      expect(isBearer(sent, token)).toBe(false);
  });
});
