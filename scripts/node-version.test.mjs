import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { describe, expect, it } from 'vitest';

const { isSupported, describeUnsupported } = createRequire(import.meta.url)('./node-version.cjs');

describe('isSupported', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '22.30.1', '24.0.0', '25.1.0', '100.0.0'])(
    'lets Node.js %s in',
    (version) => {
      expect(isSupported(version)).toBe(true);
    },
  );

  it.each(['8.17.0', '18.20.8', '20.9.0', '20.18.3', '21.7.3', '22.11.0', '23.11.0'])(
    'turns Node.js %s away',
    (version) => {
      expect(isSupported(version)).toBe(false);
    },
  );

  it('agrees with engines in package.json', () => {
    const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    expect(engines.node).toBe('^20.19.0 || ^22.12.0 || >=24.0.0');
  });
});

describe('describeUnsupported', () => {
  it('says what is there and where to get what is needed, in the terminal’s language', () => {
    expect(describeUnsupported('18.20.8', false)).toMatch(/18\.20\.8.*https:\/\/nodejs\.org\//);
    expect(describeUnsupported('18.20.8', true)).toMatch(/18\.20\.8.*https:\/\/nodejs\.org\//);
  });
});

it('is written in a syntax that every Node.js can read', () => {
  for (const file of ['kigen.cjs', 'node-version.cjs']) {
    const source = readFileSync(new URL(file, import.meta.url), 'utf8').replace(/\/\/.*|'[^']*'/g, '');
    expect(source).not.toMatch(/=>|\b(const|let|class|async|await|import)\b|`|\?\.|\?\?|\.\.\./);
  }
});
