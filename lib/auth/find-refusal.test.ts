import { describe, expect, it } from 'vitest';

import { bodyLimit, findRefusal, writeRefusal } from './find-refusal';

const env = { host: '127.0.0.1', port: 3000, baseUrl: null };
const own = { host: 'localhost:3000' };
const statusOf = (path: string, headers: Record<string, string>) =>
  findRefusal({ path, headers: new Headers(headers) }, env)?.status;

describe('findRefusal', () => {
  it('lets our own name through', () => {
    expect(statusOf('/', own)).toBeUndefined();
  });

  it('refuses another name, and none, on every page', () => {
    for (const path of ['/', '/sites/1', '/api/health/', '/api/anything']) {
      expect(statusOf(path, { host: 'evil.example:3000' })).toBe(421);
      expect(statusOf(path, {})).toBe(421);
    }
  });

  it('tells its health under any name', () => {
    expect(statusOf('/api/health', { host: '10.0.0.5:3000' })).toBeUndefined();
  });

  it('refuses more than fits into an action', () => {
    expect(statusOf('/', { ...own, 'content-length': String(bodyLimit) })).toBeUndefined();
    expect(statusOf('/', { ...own, 'content-length': String(bodyLimit + 1) })).toBe(413);
  });

  it('refuses what does not say its length, but for programs', () => {
    const pieces = { ...own, 'transfer-encoding': 'chunked' };
    expect(statusOf('/', pieces)).toBe(411);
    expect(statusOf('/sites/1', pieces)).toBe(411);
    expect(statusOf('/api/v1/sites', pieces)).toBeUndefined();
  });

  it('says in both languages what to do', () => {
    for (const headers of [{}, { ...own, 'content-length': '9999999' }]) {
      const sentence = findRefusal({ path: '/', headers: new Headers(headers) }, env)?.sentence;
      expect(sentence?.ja).toMatch(/ください。$/);
      expect(sentence?.en).toMatch(/: (open|go back)/);
    }
  });

  it('is a sentence for people, and a problem for programs', () => {
    const refusal = findRefusal({ path: '/', headers: new Headers() }, env);
    if (!refusal) throw new Error('Nothing was refused.');
    expect(writeRefusal(refusal, '/', 'en')).toEqual({
      type: 'text/plain; charset=utf-8',
      body: `${refusal.sentence.en}\n`,
    });
    const { type, body } = writeRefusal(refusal, '/api/v1/sites', 'ja');
    expect([type, JSON.parse(body)]).toEqual([
      'application/problem+json',
      { type: 'about:blank', title: 'Misdirected Request', status: 421, detail: refusal.sentence.ja },
    ]);
  });
});
