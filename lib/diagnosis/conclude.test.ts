import { describe, expect, it } from 'vitest';

import { buildDiagnosisFinding, buildReport } from '@/lib/testing/build-diagnosis';

import { checkerIds } from './checker';
import type { CheckerId, CheckerReport } from './checker';
import { conclude, wordConclusion } from './conclude';

const allFine = checkerIds.map((checker) => buildReport({ checker }));

function withReports(...reports: CheckerReport[]): CheckerReport[] {
  return allFine.map((fine) => reports.find(({ checker }) => checker === fine.checker) ?? fine);
}

function say(reports: readonly CheckerReport[]): string {
  return wordConclusion(conclude(reports), 'ja', 'conoha-wing');
}

describe('conclude', () => {
  it('finds no blocker where every checker is content, and never promises more', () => {
    expect(conclude(allFine)).toMatchObject({
      verdict: 'no-blocker-found',
      findings: [],
      unclear: 0,
      fine: checkerIds,
    });
    expect(say(allFine)).toBe('妨げになるものは見つかりませんでした');
  });

  it('counts what could not be seen', () => {
    const finding = buildDiagnosisFinding('owner-not-asked');
    const reports = withReports(
      buildReport({ checker: 'owner-answers', findings: [finding] }),
      buildReport({ checker: 'renewal-info', kind: 'late' }),
    );
    expect(conclude(reports)).toMatchObject({ verdict: 'no-blocker-found', unclear: 2 });
    expect(say(reports)).toBe('妨げになるものは見つかりませんでした(確認できなかったこと:2件)');
  });

  it.each(['domain', 'addresses', 'caa', 'http-01'] as const)('cannot tell without the checker %s', (checker) => {
    for (const kind of ['broken', 'late'] as const) {
      const reports = withReports(buildReport({ checker, kind }));
      expect(conclude(reports)).toMatchObject({ verdict: 'cannot-tell', unseen: [{ checker, kind }] });
      expect(say(reports)).toContain('大事なところが確認できませんでした');
    }
  });

  it('does without the others', () => {
    const beside: CheckerId[] = checkerIds.filter((id) => !['domain', 'addresses', 'caa', 'http-01'].includes(id));
    const reports = withReports(...beside.map((checker) => buildReport({ checker, kind: 'broken', detail: 'oh' })));
    expect(conclude(reports)).toMatchObject({ verdict: 'no-blocker-found', unclear: beside.length });
  });

  it('begins with the gravest finding, whatever order the checkers end in, and says how many more there are', () => {
    const grave = buildDiagnosisFinding('access-limit-on');
    const other = buildDiagnosisFinding('overseas-limit-on');
    const alike = buildDiagnosisFinding('issued-not-served', { hosts: ['example.jp'], values: { issued: '' } });
    const light = buildDiagnosisFinding('neighbours-overdue', { values: { total: '4', overdue: '3' } });
    const reports = withReports(
      buildReport({ checker: 'owner-answers', findings: [other, grave] }),
      buildReport({ checker: 'neighbours', findings: [light] }),
      buildReport({ checker: 'issued-not-served', findings: [alike] }),
    );
    expect(conclude(reports.toReversed()).findings.map(({ name }) => name)).toEqual([
      'issued-not-served',
      'access-limit-on',
      'overseas-limit-on',
      'neighbours-overdue',
    ]);
    expect(say(reports)).toBe(
      'example.jp の新しい証明書はもう発行されているのに、サーバーが古いものを見せています。SSLをOFFにしたり証明書を取り直したりする前に、確かめてください(ほかに1件)',
    );
  });

  it('says to wait where there is nothing to mend', () => {
    const values = { nextAt: '2026-11-23T04:36:00.000Z' };
    const finding = buildDiagnosisFinding('limit-reached', { hosts: ['example.jp'], values });
    const conclusion = conclude(withReports(buildReport({ checker: 'limits', findings: [finding] })));
    const sentence = wordConclusion(conclusion, 'ja', 'conoha-wing');
    expect(sentence).toMatch(
      /達しています。.*13:36.*まで待ってから、SSLをOFFにしたり証明書を取り直したりしてください$/,
    );
    expect(sentence).not.toContain('直してください');
    expect(wordConclusion(conclusion, 'en', null, 'UTC')).toMatch(/Wait until .*4:36.* before you switch SSL OFF/);
  });

  it('calls nothing fine where the domain is gone: nothing else could be seen', () => {
    const findings = [buildDiagnosisFinding('domain-not-found', { hosts: ['example.jp'] })];
    expect(conclude(withReports(buildReport({ checker: 'domain', findings })))).toMatchObject({
      verdict: 'blocked',
      fine: [],
    });
  });

  it('says once what holds for several names', () => {
    const findings = ['example.jp', 'www.example.jp'].map((host) =>
      buildDiagnosisFinding('cdn-in-front', { hosts: [host], addresses: [], values: { cdn: 'Cloudflare' } }),
    );
    const reports = withReports(buildReport({ checker: 'cdn', findings }));
    expect(conclude(reports).findings).toMatchObject([{ hosts: ['example.jp', 'www.example.jp'] }]);
    expect(say(reports)).toContain('example.jp、www.example.jp の前に Cloudflare があります');
  });

  it('does not call a checker content that has found something to be mended', () => {
    const findings = [buildDiagnosisFinding('access-limit-on')];
    expect(conclude(withReports(buildReport({ checker: 'owner-answers', findings }))).fine).not.toContain(
      'owner-answers',
    );
  });

  it('does not say that nothing is remembered where something is', () => {
    const findings = [buildDiagnosisFinding('hsts-remembered', { values: { days: '365' } })];
    const conclusion = conclude(withReports(buildReport({ checker: 'hsts', findings })));
    expect(conclusion.fine).not.toContain('hsts');
    expect(conclusion.verdict).toBe('no-blocker-found');
  });

  it('does not let a name from outside write the sentence', () => {
    const finding = buildDiagnosisFinding('cdn-in-front', { values: { cdn: '$& {names} \u202e' } });
    const sentence = say(withReports(buildReport({ checker: 'cdn', findings: [finding] })));
    expect(sentence).toContain('$& {names} \\u202E');
  });
});
