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
