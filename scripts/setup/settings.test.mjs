import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseEnv } from '@/lib/env';

import { checkedSettings, requireGoodSettings } from './settings.mjs';

function complaint(env) {
  try {
    requireGoodSettings(env);
    return null;
  } catch (error) {
    return error.values.sentence;
  }
}

/** What lib/env.ts says of it, which knows every setting and has the packages. */
function complaintOfTheApp(env) {
  const parsed = parseEnv(env);
  return parsed.ok ? null : parsed.sentences[0];
}

describe('requireGoodSettings', () => {
  it('takes what is not set, and what is empty', () => {
    expect(complaint({})).toBeNull();
    expect(complaint(Object.fromEntries(checkedSettings.map((name) => [name, ' '])))).toBeNull();
  });

  it('names the setting, what it got and what it wants', () => {
    expect(complaint({ KIGEN_ALLOW_NETS: '10.0.0.0/33' })).toBe(
      'KIGEN_ALLOW_NETS is "10.0.0.0/33", but it must be networks in CIDR form, such as 192.168.1.0/24,fd00::/8.',
    );
  });

  it('says of every text what lib/env.ts says of it', () => {
    const piece = fc.constantFrom(
      ...['10.0.0.0', '127.0.0.1', '0x7f.1', '::1', 'fd00::', 'fe80::1%eth0', '::ffff:1.2.3.4', '[::1]', '256.1.1.1'],
      ...['/', '/8', '/33', '/128', '/129', ':', ':53', ':0', '-', ',', ' ', '0', '1', '80', '9000', '65536', '10080'],
      ...['10081', '1.5', 'home', 'https://', 'http://', 'kigen.example.jp', 'localhost', 'me@', '?', '#'],
    );
    const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.constantFrom(...checkedSettings), text, (name, value) => {
        expect(complaint({ [name]: value })).toBe(complaintOfTheApp({ [name]: value }));
      }),
      { numRuns: 2000 },
    );
  });
});
