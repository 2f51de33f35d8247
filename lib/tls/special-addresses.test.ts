import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { ipv4SpecialPurpose, ipv6SpecialPurpose, metadataServices } from './address-registry';
import { judgeAddress, parseNets } from './special-addresses';

const everything = ['0.0.0.0/0', '::/0'];

/** The first and the last address of a block. */
function edgesOf(block: string): string[] {
  const [network, bits] = ipaddr.parseCIDR(block);
  const bytes = network.toByteArray();
  const last = bytes.map((byte, index) => byte | (0xff >> Math.min(8, Math.max(0, bits - index * 8))));
  return [ipaddr.fromByteArray(bytes), ipaddr.fromByteArray(last)].map(String);
}

describe('judgeAddress', () => {
  it.each([...ipv4SpecialPurpose, ...ipv6SpecialPurpose])('refuses $block ($name)', ({ block }) => {
    for (const address of edgesOf(block)) expect(judgeAddress(address, [])).toMatchObject({ isAllowed: false });
  });

  it.each([
    ...['1.1.1.1', '8.8.8.8', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255'],
    ...['128.0.0.0', '169.253.255.255', '172.15.255.255', '172.32.0.0', '192.0.1.0', '192.167.255.255', '198.20.0.0'],
    ...['223.255.255.255', '168.63.129.15', '2001:200::1', '2606:4700::1111', '2400:8500::1', '3ffe::1', '2003::1'],
  ])('allows %s, a host of the public Internet', (address) => {
    expect(judgeAddress(address, [])).toEqual({ isAllowed: true });
  });

  it.each(['224.0.0.1', '239.255.255.255', 'ff02::1', '::ffff:224.0.0.1'])(
    'refuses multicast %s in any case',
    (address) => {
      expect(judgeAddress(address, everything)).toMatchObject({ isAllowed: false, reason: 'multicast' });
    },
  );

  it.each(['0.0.0.0', '::', '::ffff:0.0.0.0', '64:ff9b::'])(
    'refuses the unspecified address %s in any case',
    (address) => {
      expect(judgeAddress(address, everything)).toMatchObject({ isAllowed: false, reason: 'unspecified' });
    },
  );

  it.each(metadataServices)('refuses the metadata service $block in any case', ({ block }) => {
    const address = block.slice(0, block.indexOf('/'));
    expect(judgeAddress(address, everything)).toMatchObject({ isAllowed: false, reason: 'metadata' });
  });

  it.each([
    '::ffff:169.254.169.254',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a9fe:a9fe',
    '2002:a9fe:a9fe::1',
    '::169.254.169.254',
  ])('refuses a metadata service wrapped as %s in any case', (address) => {
    expect(judgeAddress(address, everything)).toMatchObject({ isAllowed: false, reason: 'metadata' });
  });

  it.each(['fec0::1', '4000::1', '::7f00:1', '::ffff:8.8.8.8', '::ffff:127.0.0.1', '64:ff9b::8.8.8.8', '200::1'])(
    'refuses %s, which no public host has',
    (address) => {
      expect(judgeAddress(address, [])).toMatchObject({ isAllowed: false, reason: 'special-purpose' });
    },
  );

  it('allows a private address inside a range that the owner opened, and no other', () => {
    const nets = ['10.1.0.0/16', 'fd12:3456::/32'];
    expect(judgeAddress('10.1.2.3', nets)).toEqual({ isAllowed: true });
    expect(judgeAddress('fd12:3456::9', nets)).toEqual({ isAllowed: true });
    expect(judgeAddress('10.2.0.1', nets)).toMatchObject({ isAllowed: false });
    expect(judgeAddress('fd12:3457::9', nets)).toMatchObject({ isAllowed: false });
    expect(judgeAddress('::ffff:10.1.2.3', nets)).toMatchObject({ isAllowed: false });
  });

  it.each(['', 'localhost', '0x7f.1', '2130706433', '127.1', '0177.0.0.1', 'fe80::1%eth0', '[::1]', '1.2.3.4:443'])(
    'takes "%s" for no address',
    (text) => {
      expect(judgeAddress(text, everything)).toMatchObject({ isAllowed: false, reason: 'not-an-address' });
    },
  );
});

describe('parseNets', () => {
  it('reads ranges and single addresses', () => {
    expect(parseNets('10.0.0.0/8, ::1 192.0.2.7')).toEqual({
      ok: true,
      nets: ['10.0.0.0/8', '::1/128', '192.0.2.7/32'],
    });
    expect(parseNets('')).toEqual({ ok: true, nets: [] });
  });

  it.each(['10.0.0.0/33', 'localhost', '10.0.0', '0x7f.1/8', '::1/129', '10.0.0.0/', '10/8', 'fe80::1%1/64'])(
    'names %s as no range',
    (part) => {
      expect(parseNets(`::1,${part}`)).toEqual({ ok: false, part });
    },
  );
});
