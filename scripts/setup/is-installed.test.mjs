import { describe, expect, it } from 'vitest';

import { isInstalled } from './is-installed.mjs';

const next = { version: '16.4.6', integrity: 'sha512-a' };
const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/next': next,
    'node_modules/@next/swc-win32-x64-msvc': { version: '16.4.6', optional: true },
  },
};

describe('isInstalled', () => {
  it('is content when everything that is needed here is there', () => {
    expect(isInstalled(wanted, { packages: { 'node_modules/next': next } })).toBe(true);
  });

  it('does not mind packages that are too many', () => {
    expect(isInstalled(wanted, { packages: { 'node_modules/next': next, 'node_modules/old': next } })).toBe(true);
  });

  it.each([
    ['missing', {}],
    ['of another version', { 'node_modules/next': { ...next, version: '16.4.5' } }],
    ['of the same version with another content', { 'node_modules/next': { ...next, integrity: 'sha512-b' } }],
  ])('notices a package that is %s', (_, packages) => {
    expect(isInstalled(wanted, { packages })).toBe(false);
  });

  it('notices an optional package of another version', () => {
    const packages = { 'node_modules/next': next, 'node_modules/@next/swc-win32-x64-msvc': { version: '1.0.0' } };
    expect(isInstalled(wanted, { packages })).toBe(false);
  });
});
