import { describe, expect, it } from 'vitest';

import { Fault } from './fault.mjs';
import { faultNames, phraseNames, pickLanguage, say, sayFault } from './sentences.mjs';

const values = {
  again: 'npm start',
  got: 'GOT',
  port: 3000,
  other: 3001,
  url: 'http://127.0.0.1:3000',
  folder: '/srv/kigen',
  reason: 'no permission',
  seconds: 60,
  how: 'SIGKILL',
  sentence: 'The disk is full; free some space and try again.',
  command: 'npm test',
  count: 3,
  file: 'x.log',
  message: 'x',
  email: 'owner@example.jp',
  password: 'PASSWORD',
  panel: 'http://127.0.0.1:3001',
  passed: 1,
  failed: 2,
  skipped: 3,
};
const languages = ['en', 'ja'];

describe('sayFault', () => {
  it.each(faultNames)('tells %s in both languages, in one line, with nothing left open', (name) => {
    for (const language of languages) {
      const sentence = sayFault(new Fault(name, values), language, 'npm start');
      expect(sentence).not.toMatch(/undefined|null|\n/);
      expect(sentence.length).toBeGreaterThan(30);
    }
  });

  it.each(faultNames)('says what to do about %s', (name) => {
    const sentence = sayFault(new Fault(name, values), 'en', 'npm start');
    expect(sentence).toMatch(/\b(run|choose|set|stop|let|must be|try)\b/);
    expect(sayFault(new Fault(name, values), 'ja', 'npm start')).toMatch(/ください|try again/);
  });

  it('names the command that was used', () => {
    expect(sayFault(new Fault('build-failed'), 'en', 'npm test')).toContain('npm test');
  });
});

describe('say', () => {
  it.each(phraseNames)('has %s in both languages', (name) => {
    for (const language of languages) expect(say(name, language, values)).not.toMatch(/undefined|^$/);
  });
});

describe('pickLanguage', () => {
  it.each([
    [{ LANG: 'ja_JP.UTF-8' }, 'ja'],
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'ja_JP.UTF-8', LC_ALL: 'C' }, 'en'],
    [{ LC_MESSAGES: 'ja_JP.UTF-8', LANG: 'C' }, 'ja'],
    [{ LANG: 'ja_JP.UTF-8', LC_ALL: '' }, 'ja'],
    [{}, 'en'],
  ])('reads %o as %s', (env, language) => {
    expect(pickLanguage(env)).toBe(language);
  });
});
