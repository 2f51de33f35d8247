import { randomBytes } from 'node:crypto';

import { expect, it } from 'vitest';

import { openSecrets, sealSecrets } from './channel-secrets';

const key = randomBytes(32);

it('gives back what was sealed, and two seals of the same differ', () => {
  const first = sealSecrets(key, 'a', { token: 'ひみつ' });
  expect(openSecrets(key, 'a', first)).toEqual({ token: 'ひみつ' });
  expect(sealSecrets(key, 'a', { token: 'ひみつ' })).not.toBe(first);
  expect(Buffer.from(first, 'base64').toString('utf8')).not.toContain('ひみつ');
});

it('opens nothing with another key, for another channel, or when a byte was changed', () => {
  const sealed = sealSecrets(key, 'a', { token: 'x' });
  const bytes = Buffer.from(sealed, 'base64');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  expect(openSecrets(randomBytes(32), 'a', sealed)).toBeNull();
  expect(openSecrets(key, 'b', sealed)).toBeNull();
  expect(openSecrets(key, 'a', bytes.toString('base64'))).toBeNull();
  expect(openSecrets(key, 'a', '')).toBeNull();
});
