import { describe, expect, it } from 'vitest';

import type { DiagnosisSubject } from '@/lib/diagnosis/subject';

import { listDiagnosedNames } from './diagnosed-names';

const now = new Date('2026-11-22T00:00:00Z');
const dayMs = 24 * 60 * 60 * 1000;
const certain = { id: 'conoha-wing', isCertain: true };
/** Of now, unless it is to have ended so many days ago. */
const certificateOf = (names: string[], endedDaysAgo = -30) => {
  const notAfter = new Date(now.getTime() - endedDaysAgo * dayMs);
  return { names, notBefore: new Date(notAfter.getTime() - 90 * dayMs), notAfter };
};

/** "name" is required, "(name)" is only told of. */
function list(
  host: string,
  watched: Record<string, string[] | null>,
  hosting: DiagnosisSubject['hosting'] = null,
  endedDaysAgo?: number,
) {
  const endpoints = Object.entries(watched).map(([name, names]) => ({
    host: name,
    certificate: names && certificateOf(names, endedDaysAgo),
  }));
  return listDiagnosedNames({ host, endpoints, hosting, now }).names.map((name) => {
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
    const both = ['example.jp', 'www.example.jp'];
    expect(list('example.jp', { 'example.jp': ['example.jp'] }, certain, 1)).toEqual(both);
    expect(list('example.jp', { 'example.jp': null }, certain)).toEqual(both);
    expect(list('example.jp', { 'example.jp': both }, certain)).toEqual(both);
  });

  it('are not both where the host is a guess, or has given a certificate without the other', () => {
    const one = ['example.jp', '(www.example.jp)'];
    expect(list('example.jp', { 'example.jp': ['example.jp'] }, { ...certain, isCertain: false }, 1)).toEqual(one);
    expect(list('example.jp', { 'example.jp': ['example.jp'] }, certain)).toEqual(one);
  });

  it('are without www below a domain of its own', () => {
    expect(list('blog.example.co.jp', { 'blog.example.co.jp': null }, certain)).toEqual(['blog.example.co.jp']);
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
    const endpoints = [{ host: 'example.jp', certificate: certificateOf([...names, 'example.jp']) }];
    const { leftOut } = listDiagnosedNames({ host: 'example.jp', endpoints, hosting: null, now });
    expect(leftOut).toHaveLength(62);
    expect(leftOut.at(-1)).toBe('n99.example.com');
  });
});
