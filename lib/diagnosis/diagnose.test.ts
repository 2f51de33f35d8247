import { describe, expect, it } from 'vitest';

import { buildSubject } from '@/lib/testing/build-diagnosis';

import type { Checker, CheckerOutcome } from './checker';
import { diagnose } from './diagnose';
import { found } from './finding';
import type { DiagnosisWorld } from './world';

const words = { title: { ja: '', en: '' }, fine: { ja: '', en: '' } };
const nobody = (): never => {
  throw new Error('Nobody is asked here.');
};
const world: DiagnosisWorld = {
  now: new Date(),
  dns: { ask: nobody, askServer: nobody },
  dialer: { listAddresses: nobody },
  allowNets: [],
  ports: { dns: 53, http: 80, https: 443 },
  fetch: nobody,
  acmeDirectory: null,
  transparencySearch: null,
};

function makeChecker(
  id: Checker['id'],
  run: (signal: AbortSignal) => Promise<CheckerOutcome>,
  deadlineMs = 60_000,
): Checker {
  return { id, deadlineMs, words, run: (_subject, _world, signal) => run(signal) };
}

const content = makeChecker('caa', () => Promise.resolve({ kind: 'looked', found: [], trace: ['a line'] }));

describe('diagnose', () => {
  it('tells of each checker as it ends, and at the end of all in their own order', async () => {
    let goOn = (): void => undefined;
    const slow = makeChecker('domain', async () => {
      await new Promise<void>((resolve) => (goOn = resolve));
      return { kind: 'not-applicable', reason: 'an address has no domain' };
    });
    const told: string[] = [];
    const reports = await diagnose([slow, content], buildSubject(), world, ({ checker }) => {
      told.push(checker);
      goOn();
    });
    expect(told).toEqual(['caa', 'domain']);
    expect(reports).toMatchObject([
      { checker: 'domain', kind: 'not-applicable', detail: 'an address has no domain', findings: [] },
      { checker: 'caa', kind: 'looked', trace: ['a line'] },
    ]);
  });

  it('keeps no trace that could steer a terminal, nor one beyond measure', async () => {
    const lines = ['red \u001b[31m', 'x'.repeat(100_000), ...Array.from({ length: 1000 }, () => 'more')];
    const loud = makeChecker('hsts', () => Promise.resolve({ kind: 'looked', found: [], trace: lines }));
    const [report] = await diagnose([loud], buildSubject(), world);
    expect(report?.trace).toHaveLength(200);
    expect(report?.trace[0]).toBe('red \\u001B[31m');
    expect(report?.trace[1]).toHaveLength(400);
  });

  it('reports a checker that fails as broken, never as a finding, and goes on with the others', async () => {
    const broken = makeChecker('domain', () => Promise.reject(new Error('A bug.')));
    const thrower = makeChecker('cdn', () => {
      throw new Error('A bug before the first await.');
    });
    expect(await diagnose([broken, thrower, content], buildSubject(), world)).toMatchObject([
      { kind: 'broken', detail: 'A bug.', findings: [] },
      { kind: 'broken', detail: 'A bug before the first await.' },
      { kind: 'looked' },
    ]);
  });

  it('gives a checker up at its deadline, whether it listens or not', async () => {
    const deaf = makeChecker('domain', () => new Promise<never>(() => undefined), 10);
    const obedient = makeChecker(
      'cdn',
      (signal) =>
        new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('stop')))),
      10,
    );
    const reports = await diagnose([deaf, obedient, content], buildSubject(), world);
    expect(reports.map(({ kind }) => kind)).toEqual(['late', 'late', 'looked']);
  });

  it('weighs a finding by whether a re-issue needs the name', async () => {
    const names = [
      { host: 'example.jp', isWildcard: false, isRequired: true },
      { host: 'www.example.jp', isWildcard: false, isRequired: false },
    ];
    const checker = makeChecker('cdn', () => {
      const all = [
        found('cdn-in-front', { hosts: ['www.example.jp'] }),
        found('cdn-in-front', { hosts: ['example.jp'] }),
      ];
      return Promise.resolve({ kind: 'looked', found: [...all, found('access-limit-on')], trace: [] });
    });
    const [report] = await diagnose([checker], buildSubject({ names }), world);
    expect(report?.findings.map(({ verdict }) => verdict)).toEqual([
      'no-blocker-found',
      'cannot-tell',
      'likely-blocked',
    ]);
  });
});
