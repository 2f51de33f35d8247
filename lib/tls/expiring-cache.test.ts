import { describe, expect, it } from 'vitest';
import { createExpiringCache } from './expiring-cache';

const createCache = () => createExpiringCache<string>({ entries: 3, weight: 10 }, (value) => value.length);

describe('createExpiringCache', () => {
  it('remembers until the time is over', () => {
    const cache = createCache();
    cache.set('a', 'x', 1000);
    expect(cache.find('a', 999)).toBe('x');
    expect(cache.find('a', 1000)).toBeUndefined();
    expect(cache.find('b', 0)).toBeUndefined();
  });

  it('forgets the oldest when there are too many', () => {
    const cache = createCache();
    for (const key of ['a', 'b', 'c', 'd']) cache.set(key, 'x', 1000);
    expect(['a', 'b', 'c', 'd'].map((key) => cache.find(key, 0))).toEqual([undefined, 'x', 'x', 'x']);
  });

  it('forgets the oldest when they weigh too much, and takes nothing that is too heavy by itself', () => {
    const cache = createCache();
    cache.set('a', '12345', 1000);
    cache.set('b', '123456', 1000);
    expect([cache.find('a', 0), cache.find('b', 0)]).toEqual([undefined, '123456']);
    cache.set('c', '12345678901', 1000);
    expect([cache.find('b', 0), cache.find('c', 0)]).toEqual([undefined, undefined]);
  });

  it('counts a replaced value once', () => {
    const cache = createCache();
    for (let time = 0; time < 10; time += 1) cache.set('a', '12345', 1000);
    cache.set('b', '12345', 1000);
    expect([cache.find('a', 0), cache.find('b', 0)]).toEqual(['12345', '12345']);
  });
});
