import { expect, it } from 'vitest';

import { buildDiagnosisFinding } from '@/lib/testing/build-diagnosis';

import { compareFindings } from './compare';

const apex = buildDiagnosisFinding('cdn-in-front', { hosts: ['example.jp'] });
const both = buildDiagnosisFinding('cdn-in-front', { hosts: ['example.jp', 'www.example.jp'] });
const www = buildDiagnosisFinding('cdn-in-front', { hosts: ['www.example.jp'] });
const limit = buildDiagnosisFinding('access-limit-on');

it.each([
  ['nothing', [limit, apex], [apex, limit], [], []],
  ['what appeared', [], [limit], [limit], []],
  ['what is gone', [limit, apex], [apex], [], [limit]],
  ['one more name', [apex], [both], [www], []],
  ['one name less', [both], [apex], [], [www]],
  ['another name', [apex], [www], [www], [apex]],
] as const)('tells %s', (_what, before, after, appeared, gone) => {
  expect(compareFindings(before, after)).toEqual({ appeared, gone });
});
