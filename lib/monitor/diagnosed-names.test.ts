import { describe, expect, it } from 'vitest';

import { listDiagnosedNames } from './diagnosed-names';

const certificateOf = (...names: string[]) => ({ names });

/** "name" is required, "(name)" is only told of. */
function list(host: string, watched: Record<string, string[] | null>, hostingId: string | null = null): string[] {
  const endpoints = Object.entries(watched).map(([name, names]) => ({
    host: name,
    certificate: names && certificateOf(...names),
  }));
  return listDiagnosedNames({ host, endpoints, hostingId }).map((name) => {
    const text = `${name.isWildcard ? '*.' : ''}${name.host}`;
    return name.isRequired ? text : `(${text})`;
  });
}

describe('the names that are diagnosed', () => {
  it.each([
    ['both are in the certificate', { 'example.jp': ['example.jp', 'www.example.jp'] }, ['example.jp', 'www.example.jp']],
    ['www is not in it', { 'example.jp': ['example.jp'] }, ['example.jp', '(www.example.jp)']],
    ['www is watched, but not in it', { 'example.jp': ['example.jp'], 'www.example.jp': null }, ['example.jp', '(www.example.jp)']],
    ['no certificate is known', { 'example.jp': null, 'www.example.jp': null }, ['example.jp', 'www.example.jp']],
    ['it is a wildcard', { 'example.jp': ['example.jp', '*.example.jp'] }, ['example.jp', '(www.example.jp)', '*.example.jp']],
    ['it has others', { 'example.jp': ['example.jp', 'Shop.Example.JP'] }, ['example.jp', '(www.example.jp)', 'shop.example.jp']],
    ['its names are no names', { 'example.jp': ['example.jp', '<b>x</b>', '192.0.2.1', 'localhost', '*.*.jp', ''] }, ['example.jp', '(www.example.jp)']],
  ])('%s', (_what, watched, expected) => {
    expect(list('example.jp', watched)).toEqual(expected);
  }); // prettier-ignore

  it('are both where the host always asks for both', () => {
    expect(list('example.jp', { 'example.jp': ['example.jp'] }, 'conoha-wing')).toEqual([
      'example.jp',
      'www.example.jp',
    ]);
  });

  it('are without www below a domain of its own', () => {
    expect(list('blog.example.co.jp', { 'blog.example.co.jp': null }, 'conoha-wing')).toEqual(['blog.example.co.jp']);
    expect(list('example.co.jp', { 'example.co.jp': null })).toEqual(['example.co.jp', '(www.example.co.jp)']);
  });

  it('are none of an address', () => {
    expect(list('192.0.2.1', { '192.0.2.1': null })).toEqual([]);
  });

  it('are forty at the most, the site’s own among them', () => {
    const names = Array.from({ length: 100 }, (_, index) => `n${index}.example.com`);
    const listed = list('example.jp', { 'example.jp': [...names, 'example.jp'] });
    expect(listed).toHaveLength(40);
    expect(listed[0]).toBe('example.jp');
  });
});
