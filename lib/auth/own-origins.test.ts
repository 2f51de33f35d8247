import { describe, expect, it } from 'vitest';

import { isOwnHost, isOwnOrigin, listOwnOrigins } from './own-origins';

const local = { host: '127.0.0.1', port: 3000, baseUrl: null };
const behindProxy = { ...local, baseUrl: 'https://kigen.example.jp' };

describe('listOwnOrigins', () => {
  it('is the base URL alone when it is set', () => {
    expect(listOwnOrigins(behindProxy)).toEqual(['https://kigen.example.jp']);
    expect(listOwnOrigins({ ...behindProxy, host: '0.0.0.0' })).toEqual(['https://kigen.example.jp']);
  });

  it('is every name of this machine otherwise', () => {
    const all = ['http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000'];
    expect(listOwnOrigins(local)).toEqual(all);
    expect(listOwnOrigins({ ...local, host: '::' })).toEqual(all);
    expect(listOwnOrigins({ ...local, host: '127.0.0.9' })).toEqual([...all, 'http://127.0.0.9:3000']);
    expect(listOwnOrigins({ ...local, host: 'fd00::5' })).toEqual([...all, 'http://[fd00::5]:3000']);
  });

  it('leaves port 80 out, as browsers do', () => {
    expect(listOwnOrigins({ ...local, port: 80 })).toContain('http://localhost');
  });
});

describe('isOwnOrigin', () => {
  it('takes each of its own', () => {
    for (const env of [local, behindProxy]) {
      for (const origin of listOwnOrigins(env)) expect(isOwnOrigin(origin, env)).toBe(true);
    }
  });

  it.each([
    null,
    '',
    'null',
    'https://evil.example',
    'https://kigen.example.jp.evil.example',
    'https://kigen.example.jp/',
    'https://kigen.example.jp:8443',
    'http://kigen.example.jp',
    'https://KIGEN.example.jp',
    'https://me@kigen.example.jp',
    'https://kigen.example.jp https://evil.example',
    'http://127.0.0.1:3000',
  ])('refuses %s where only the base URL counts', (origin) => {
    expect(isOwnOrigin(origin, behindProxy)).toBe(false);
  });

  it('refuses another port and another protocol of this machine', () => {
    for (const origin of [
      'http://127.0.0.1:3001',
      'http://localhost',
      'https://127.0.0.1:3000',
      'http://127.0.0.2:3000',
    ])
      expect(isOwnOrigin(origin, local)).toBe(false);
  });
});

describe('isOwnHost', () => {
  it.each(['127.0.0.1:3000', 'localhost:3000', 'LOCALHOST:3000', '[::1]:3000'])('takes %s', (host) => {
    expect(isOwnHost(host, local)).toBe(true);
  });

  it('takes the usual port with and without its number', () => {
    expect(isOwnHost('kigen.example.jp', behindProxy)).toBe(true);
    expect(isOwnHost('kigen.example.jp:443', behindProxy)).toBe(true);
    expect(isOwnHost('kigen.example.jp:80', behindProxy)).toBe(false);
  });

  it.each([
    null,
    '',
    'evil.example:3000',
    'localhost',
    '127.0.0.1:3001',
    'localhost:3000@evil.example',
    'a b',
    '127.0.0.1:3000/',
  ])('refuses %s', (host) => {
    expect(isOwnHost(host, local)).toBe(false);
  });
});
