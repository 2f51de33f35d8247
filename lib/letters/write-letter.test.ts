import { describe, expect, it } from 'vitest';

import type { LetterFacts } from './write-letter';
import { writeLetter } from './write-letter';

const facts: LetterFacts = {
  hostName: null,
  host: 'example.jp',
  certificate: null,
  lateSince: null,
  problems: [],
  diagnosis: null,
  attempts: [],
  now: new Date('2026-11-22T12:00:00Z'),
  zone: 'Asia/Tokyo',
};

/** The lines below a title, up to the next blank one. */
function linesUnder(title: string, body: string): string[] {
  const [, rest] = body.split(`${title}\n`);
  return rest === undefined ? [] : (rest.split('\n\n')[0] ?? '').split('\n');
}

describe('what a letter says of visitors', () => {
  const problems = ['host-default-certificate', 'renewal-overdue', 'offline'] as const;

  it('is only what they meet; what a look from outside shows stands apart', () => {
    const ja = writeLetter({ ...facts, problems }, 'ja').body;
    expect(linesUnder('■ 見に来た人の様子', ja)).toEqual(['・サーバー会社の共用の証明書が出ています']);
    expect(linesUnder('■ 外から見て気づいたこと', ja)).toEqual(['・証明書の更新が遅れています']);
    const en = writeLetter({ ...facts, problems }, 'en').body;
    expect(linesUnder('What visitors meet:', en)).toHaveLength(1);
    expect(linesUnder('What was noticed from outside:', en)).toHaveLength(1);
  });

  it('is left out when they meet nothing', () => {
    const { body } = writeLetter({ ...facts, problems: ['renewal-overdue'] }, 'ja');
    expect(body).not.toContain('見に来た人の様子');
    expect(body).toContain('証明書の更新が遅れています');
  });
});

describe.each(['ja', 'en'] as const)('a letter (%s)', (locale) => {
  const at = new Date('2026-11-22T03:00:00Z');
  const certificate = {
    serial: '0A1B2C',
    notBefore: new Date('2026-09-12T00:00:00Z'),
    notAfter: new Date('2026-12-11T00:00:00Z'),
  };
  const known: Partial<LetterFacts>[] = [
    {},
    { hostName: 'ConoHa WING', certificate, lateSince: at, problems: ['renewal-overdue'] },
    { diagnosis: { at, findings: [] } },
    { diagnosis: { at, findings: ['CAA: letsencrypt.org'] } },
    { attempts: [{ at, events: [], end: null }] },
    { attempts: [{ at, events: [{ at, text: 'OFF' }], end: 'END' }] },
    { host: 'xn--r8jz45g.jp', problems: ['expired', 'host-default-certificate'] },
  ];

  it('is whole whatever is known, as a new one and as an answer', () => {
    for (const isAnswer of [false, true]) {
      for (const part of [...known, Object.assign({}, ...known) as Partial<LetterFacts>]) {
        const { subject, body } = writeLetter({ ...facts, ...part }, locale, isAnswer);
        expect(subject.startsWith('Re: ')).toBe(isAnswer);
        expect(`${subject}\n${body}`).not.toMatch(/undefined|null|NaN|Invalid|\[object|\{|\}/);
        expect(body).not.toMatch(/\n\n\n|[^\S\n]\n|^・$/m);
        expect(/[ぁ-ん]/.test(body.replaceAll('例え.jp', ''))).toBe(locale === 'ja');
      }
    }
  });

  it('states what is known and nothing else', () => {
    const empty = writeLetter(facts, locale).body;
    const whole = writeLetter({ ...facts, ...(Object.assign({}, ...known) as Partial<LetterFacts>) }, locale).body;
    for (const text of ['ConoHa WING', '0A1B2C', 'xn--r8jz45g.jp', 'OFF', 'END']) {
      expect(whole).toContain(text);
      expect(empty).not.toContain(text);
    }
    expect(whole).toContain('例え.jp');
    const none = writeLetter({ ...facts, diagnosis: { at, findings: [] } }, locale).body;
    expect(none).toMatch(/妨げになるものは見つかりませんでした|Nothing that would hinder it/);
    const found = writeLetter({ ...facts, diagnosis: { at, findings: ['CAA: letsencrypt.org'] } }, locale).body;
    expect(found).toContain('CAA: letsencrypt.org');
    expect(empty).not.toMatch(/調べた結果|found from outside/);
  });
});
