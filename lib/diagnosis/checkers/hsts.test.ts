import { expect, it } from 'vitest';

import type { DiagnosisWorld } from '@/lib/diagnosis/world';
import { buildSubject } from '@/lib/testing/build-diagnosis';

import { hstsChecker } from './hsts';

const required = { isWildcard: false, isRequired: true };

it.each<[string, Record<string, string | null>, string[]]>([
  ['no header', { 'example.jp': null }, []],
  ['a header that ends the memory', { 'example.jp': 'max-age=0' }, []],
  ['a header that nobody understands', { 'example.jp': 'yes' }, []],
  ['a year', { 'example.jp': 'max-age=31536000' }, ['hsts-remembered 365 example.jp']],
  ['an hour is at least a day', { 'example.jp': 'max-age=3600' }, ['hsts-remembered 1 example.jp']],
  [
    'with what lies below',
    { 'example.jp': 'max-age=86400; includeSubDomains' },
    ['hsts-remembered 1 example.jp www.example.jp'],
  ],
  [
    'below www lies nothing',
    { 'www.example.jp': 'max-age=86400; includeSubDomains' },
    ['hsts-remembered 1 www.example.jp'],
  ],
  [
    'preload is asked for',
    { 'example.jp': 'max-age=63072000; includeSubDomains; preload' },
    ['hsts-preload-asked example.jp www.example.jp'],
  ],
  ['preload without subdomains is none', { 'example.jp': 'max-age=86400; preload' }, ['hsts-remembered 1 example.jp']],
])('%s', async (_what, headers, expected) => {
  const endpoints = Object.entries(headers).map(([host, hsts]) => ({
    host,
    port: 443,
    certificate: null,
    served: null,
    addresses: [],
    hsts,
  }));
  expect(await look({ endpoints })).toEqual(expected);
});

it('knows the top-level domains that browsers open over https only', async () => {
  const names = ['example.app', 'www.example.app'].map((host) => ({ host, ...required }));
  expect(await look({ names })).toEqual([
    'hsts-preloaded-suffix app example.app',
    'hsts-preloaded-suffix app www.example.app',
  ]);
});

it('knows one that was opened later', async () => {
  expect(await look({ names: [{ host: 'edit.ing', ...required }] })).toEqual(['hsts-preloaded-suffix ing edit.ing']);
});

async function look(part: Parameters<typeof buildSubject>[0]): Promise<string[]> {
  const outcome = await hstsChecker.run(buildSubject(part), {} as DiagnosisWorld, AbortSignal.timeout(5000));
  if (outcome.kind !== 'looked') throw new Error(outcome.reason);
  return outcome.found.map(({ name, hosts, values }) => [name, ...Object.values(values), ...hosts].join(' '));
}
