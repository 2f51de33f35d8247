import { describe, expect, it } from 'vitest';

import { buildDiagnosisFinding, buildReport } from '@/lib/testing/build-diagnosis';

import type { CheckerId, CheckerReport } from './checker';
import type { FindingName } from './finding-kinds';
import { listStandingBlockers } from './standing-blockers';
import type { PastLook } from './standing-blockers';

const apex = 'example.jp';
const www = 'www.example.jp';
const now = new Date('2026-11-22T12:00:00Z');

function report(checker: CheckerId, name: FindingName | null = null, hosts: readonly string[] = [www]): CheckerReport {
  return buildReport({ checker, findings: name === null ? [] : [buildDiagnosisFinding(name, { hosts })] });
}

function look(...reports: readonly CheckerReport[]): PastLook {
  return { names: [{ host: apex }, { host: www }], reports };
}

/** Newest first. */
function stand(...looks: readonly PastLook[]) {
  return listStandingBlockers(looks, now).map(({ name, hosts }) => [name, ...hosts]);
}

const wrong = look(report('domain'), report('addresses', 'address-elsewhere'), report('caa'));

describe('what was found to be in the way', () => {
  it('stands in the newest look, and is over once the same checker has looked and found nothing', () => {
    expect(stand(wrong)).toEqual([['address-elsewhere', www]]);
    expect(stand(look(report('domain'), report('addresses')), wrong)).toEqual([]);
    expect(stand()).toEqual([]);
  });

  it.each<[string, PastLook]>([
    ['whose checker ran late', look(buildReport({ checker: 'addresses', kind: 'late' }))],
    ['whose checker broke', look(buildReport({ checker: 'addresses', kind: 'broken' }))],
    ['without that checker', look(report('caa'))],
    ['that did not see the name', look(report('addresses', 'name-not-seen'))],
    ['that did not see any name', look(report('addresses', 'name-not-seen', []))],
    ['that saw the other family of addresses only', look(report('addresses', 'address-family-fails'))],
    ['that did not see whose the machines are', look(report('addresses', 'apex-and-www-differ', [apex, www]))],
    ['that did not even see the domain', look(report('domain', 'domain-not-seen', [apex, www]), report('addresses'))],
    ['to which the domain was late', look(buildReport({ checker: 'domain', kind: 'late' }), report('addresses'))],
    ['of other names', { names: [{ host: apex }], reports: [report('addresses')] }],
  ])('outlasts a look %s', (_which, blind) => {
    expect(stand(blind, wrong)).toEqual([['address-elsewhere', www]]);
    expect(stand(blind, blind, wrong)).toEqual([['address-elsewhere', www]]);
    expect(stand(blind, look(report('addresses')), wrong)).toEqual([]);
  });

  it('is over for the names alone that were looked at', () => {
    const both = look(report('addresses', 'address-elsewhere', [apex, www]));
    expect(stand(look(report('addresses', 'name-not-seen')), both)).toEqual([['address-elsewhere', www]]);
  });

  it('is over by a look that sees something else', () => {
    const forbidden = look(report('caa', 'caa-forbids'));
    expect(stand(look(report('caa', 'caa-account')), forbidden)).toEqual([]);
    expect(stand(look(report('caa', 'caa-no-answer')), forbidden)).toEqual([['caa-forbids', www]]);
  });

  it('is over where it concerned more than the names that were looked at', () => {
    const about = (one: CheckerReport): PastLook => ({ names: [{ host: apex }], reports: [one] });
    expect(stand(about(report('domain')), about(report('domain', 'domain-not-found')))).toEqual([]);
    expect(stand(about(report('domain', 'domain-not-found')))).toEqual([['domain-not-found', www]]);
  });

  it('is over when its time is over', () => {
    const limit = (nextAt: string) =>
      look(
        buildReport({
          checker: 'limits',
          findings: [buildDiagnosisFinding('limit-reached', { hosts: [www], values: { nextAt } })],
        }),
      );
    expect(stand(limit('2026-11-22T12:00:01.000Z'))).toEqual([['limit-reached', www]]);
    expect(stand(limit('2026-11-22T12:00:00.000Z'))).toEqual([]);
  });
});
