import { afterEach, describe, expect, it } from 'vitest';

import { getListening, rememberListening } from './listening';

afterEach(() => {
  globalThis.kigenListening = undefined;
});

describe('getListening', () => {
  it('gives what was remembered, and nothing else of the settings', () => {
    const more = { host: '127.0.0.1', port: 3000, baseUrl: null, secretKey: 'secret' };
    rememberListening(more);
    expect(getListening()).toEqual({ host: '127.0.0.1', port: 3000, baseUrl: null });
  });

  it('throws before that', () => {
    expect(() => getListening()).toThrow('instrumentation.ts');
  });
});
