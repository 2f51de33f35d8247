import { expect, it } from 'vitest';

import { readLocalPath } from './local-path';

it.each([
  ['/sites/a/recovery', '/sites/a/recovery'],
  ['/?status=down&page=2', '/?status=down&page=2'],
  ['/sites/a#top', '/sites/a'],
  ['/a/../account', '/account'],
])('goes on to %s', (asked, path) => {
  expect(readLocalPath(asked)).toBe(path);
});

it.each([
  undefined,
  '',
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '/\t/evil.example/',
  '\\\\evil.example',
  'javascript:alert(1)',
  ' /account',
])('goes to the board instead of %j', (asked) => {
  expect(readLocalPath(asked)).toBe('/');
});
