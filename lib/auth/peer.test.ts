import { describe, expect, it } from 'vitest';

import { readPeer } from './peer';

const read = (peer?: string, direct?: string) =>
  readPeer(
    new Headers({
      ...(peer === undefined ? {} : { 'x-kigen-peer': peer }),
      ...(direct === undefined ? {} : { 'x-kigen-direct': direct }),
    }),
  );

describe('readPeer', () => {
  it.each(['127.0.0.1', '127.9.9.9', '::1'])('takes %s for this machine', (address) => {
    expect(read(address, '1')).toEqual({ address, isLoopback: true, isDirect: true });
  });

  it.each(['198.51.100.7', '10.0.0.1', '2001:db8::1', '::', '1.127.0.1'])('takes %s for another machine', (address) => {
    expect(read(address, '0')).toEqual({ address, isLoopback: false, isDirect: false });
  });

  it.each(['unknown', '', '127.0.0.1, 127.0.0.1', '127.1', 'localhost'])('knows no address in "%s"', (text) => {
    expect(read(text, '1')).toMatchObject({ address: null, isLoopback: false });
  });

  it('takes nothing for loopback or direct that is not marked so', () => {
    expect(read()).toEqual({ address: null, isLoopback: false, isDirect: false });
    expect(read('127.0.0.1', 'true').isDirect).toBe(false);
    expect(read('127.0.0.1', '1, 0').isDirect).toBe(false);
  });

  it('does not look at what a client may write', () => {
    const headers = new Headers({ 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1' });
    expect(readPeer(headers)).toEqual({ address: null, isLoopback: false, isDirect: false });
  });
});
