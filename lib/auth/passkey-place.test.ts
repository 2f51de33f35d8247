import { describe, expect, it } from 'vitest';

import { findPasskeyPlace, findPasskeyPlaceOfPage } from './passkey-place';

const local = { host: '127.0.0.1', port: 3000, baseUrl: null };
const served = { host: '127.0.0.1', port: 3000, baseUrl: 'https://kigen.example.jp' };
const byNumber = { host: '127.0.0.1', port: 3000, baseUrl: 'https://192.0.2.7' };
const better = 'http://localhost:3000';

describe('where passkeys are used', () => {
  it.each([
    ['http://localhost:3000', local, { kind: 'name', rpId: 'localhost', origin: better }],
    ['http://127.0.0.1:3000', local, { kind: 'address', better }],
    ['http://[::1]:3000', local, { kind: 'address', better }],
    [
      'https://kigen.example.jp',
      served,
      { kind: 'name', rpId: 'kigen.example.jp', origin: 'https://kigen.example.jp' },
    ],
    ['https://192.0.2.7', byNumber, { kind: 'address', better: null }],
    ['https://evil.example', served, { kind: 'address', better: 'https://kigen.example.jp' }],
    ['https://kigen.example.jp.evil.example', served, { kind: 'address', better: 'https://kigen.example.jp' }],
    ['null', local, { kind: 'address', better }],
    [null, local, { kind: 'address', better }],
  ])('is found for the origin %s', (origin, env, place) => {
    expect(findPasskeyPlace(origin, env)).toEqual(place);
  });

  it.each([
    ['localhost:3000', local, 'name'],
    ['LOCALHOST:3000', local, 'name'],
    ['127.0.0.1:3000', local, 'address'],
    ['kigen.example.jp', served, 'name'],
    ['localhost:3000', served, 'address'],
    [null, served, 'address'],
  ])('is found for a page under the name %s', (host, env, kind) => {
    expect(findPasskeyPlaceOfPage(host, env).kind).toBe(kind);
  });
});
