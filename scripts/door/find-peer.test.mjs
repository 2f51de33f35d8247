import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findPeer, readTrustedProxies } from './find-peer.cjs';

const trusted = readTrustedProxies('127.0.0.1, 10.0.0.0/8 fd00::/8');
const forwardedFor = (value) => ({ 'x-forwarded-for': value });
const addressOf = (socket, headers, list = trusted) => findPeer(socket, headers, list).address;

describe('findPeer', () => {
  it('is the address of the socket when nobody is trusted, whatever the headers say', () => {
    const nobody = readTrustedProxies('');
    const headers = { ...forwardedFor('198.51.100.7'), 'x-real-ip': '198.51.100.8', forwarded: 'for=198.51.100.9' };
    expect(addressOf('192.0.2.1', headers, nobody)).toBe('192.0.2.1');
    expect(addressOf('127.0.0.1', headers, nobody)).toBe('127.0.0.1');
  });

  it('is the address of the socket when that is not a trusted proxy', () => {
    expect(addressOf('192.0.2.1', forwardedFor('127.0.0.1'))).toBe('192.0.2.1');
  });

  it.each([
    ['198.51.100.7', '198.51.100.7'],
    ['8.8.8.8, 198.51.100.7', '198.51.100.7'],
    ['127.0.0.1, 198.51.100.7, 10.1.2.3', '198.51.100.7'],
    ['198.51.100.7,10.1.2.3 ,\tfd00::1', '198.51.100.7'],
    ['198.51.100.7:4711', '198.51.100.7'],
    ['[2001:db8::7]:4711, 10.0.0.1', '2001:db8::7'],
    ['[2001:db8::7]', '2001:db8::7'],
    ['2001:DB8:0:0::7', '2001:db8::7'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['::ffff:c633:6407', '198.51.100.7'],
    ['198.51.100.7, ::ffff:10.0.0.1', '198.51.100.7'],
  ])('is the last address of "%s" that is not a trusted proxy: %s', (header, address) => {
    expect(addressOf('127.0.0.1', forwardedFor(header))).toBe(address);
    expect(addressOf('::ffff:127.0.0.1', forwardedFor(header))).toBe(address);
  });

  it.each([
    [''],
    ['unknown'],
    ['198.51.100.7, unknown'],
    ['198.51.100.7, _hidden, '],
    ['198.51.100.7, 0x7f.1'],
    ['198.51.100.7, 127.1'],
    ['198.51.100.7, 10.0.0.1.'],
    ['198.51.100.7, "192.0.2.1"'],
    ['198.51.100.7, 10.0.0.1]:80'],
  ])('is the proxy itself when the last entry of "%s" is no address', (header) => {
    expect(addressOf('127.0.0.1', forwardedFor(header))).toBe('127.0.0.1');
  });

  it('is the nearest proxy that still gave an address, when garbage stands before it', () => {
    expect(addressOf('127.0.0.1', forwardedFor('198.51.100.7, garbage, 10.9.9.9'))).toBe('10.9.9.9');
  });

  it('is a proxy when only proxies are named', () => {
    expect(addressOf('127.0.0.1', forwardedFor('10.0.0.1, 10.0.0.2'))).toBe('10.0.0.1');
  });

  it('leaves the zone of a link-local address out', () => {
    expect(addressOf('fe80::1%eth0', {})).toBe('fe80::1');
  });

  it('knows no address of a socket that is gone', () => {
    expect(addressOf(undefined, forwardedFor('198.51.100.7'))).toBeNull();
  });

  it.each([
    [{}, true],
    [{ host: 'kigen.example' }, true],
    [forwardedFor('198.51.100.7'), false],
    [{ 'x-forwarded-host': 'kigen.example' }, false],
    [{ 'x-forwarded-proto': 'https' }, false],
    [{ 'x-forwarded': '' }, false],
    [{ forwarded: 'for=198.51.100.7' }, false],
    [{ 'x-real-ip': '198.51.100.7' }, false],
    [{ via: '1.1 proxy' }, false],
  ])('takes %o as direct: %s', (headers, isDirect) => {
    expect(findPeer('127.0.0.1', headers, trusted).isDirect).toBe(isDirect);
  });

  it('never lets a client choose: the entry that a trusted proxy appended decides', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.ipV4(), (claim, client) => {
        fc.pre(!/^(127\.0\.0\.1$|10\.)/.test(client));
        expect(addressOf('127.0.0.1', forwardedFor(`${claim}, ${client}`))).toBe(client);
        expect(addressOf(client, forwardedFor(claim))).toBe(client);
      }),
    );
  });
});

describe('readTrustedProxies', () => {
  it.each([
    '10.0.0.0/33',
    '10.0.0.0/8/9',
    '10.0.0.0/',
    '10.0.0.0/-1',
    'proxy.example',
    '127.0.0.1,10.1/8',
    'fd00::/129',
  ])('trusts nobody when it is "%s"', (text) => {
    const list = readTrustedProxies(text);
    expect(list.rules).toEqual([]);
  });

  it('takes networks of both families, and single addresses', () => {
    const list = readTrustedProxies(' 192.0.2.0/24\n2001:db8::/32,203.0.113.9 ');
    for (const proxy of ['192.0.2.255', '2001:db8:ffff::1', '203.0.113.9', '::ffff:192.0.2.1']) {
      expect(addressOf(proxy, forwardedFor('198.51.100.7'), list)).toBe('198.51.100.7');
    }
    expect(addressOf('203.0.113.10', forwardedFor('198.51.100.7'), list)).toBe('203.0.113.10');
  });
});
