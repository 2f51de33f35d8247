import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';

import { findCdnByAddress, findCdnByHeaders } from './find-cdn';
import { cdnNetworks } from './networks';

describe('findCdnByAddress', () => {
  it.each([
    ['104.16.132.229', 'Cloudflare'],
    ['172.67.1.1', 'Cloudflare'],
    ['2606:4700::6810:84e5', 'Cloudflare'],
    ['::ffff:104.16.132.229', 'Cloudflare'],
    ['151.101.1.69', 'Fastly'],
    ['2a04:4e42::645', 'Fastly'],
    ['13.224.0.1', 'Amazon CloudFront'],
    ['2600:9000:2000::1', 'Amazon CloudFront'],
    ['104.28.0.0', null],
    ['104.15.255.255', null],
    ['150.95.1.1', null],
    ['2001:db8::1', null],
    ['example.jp', null],
  ])('%s', (address, expected) => {
    expect(findCdnByAddress(address)).toBe(expected);
  });

  it('knows blocks that are written as they should be, each from a source with a day', () => {
    for (const { source, asOf, blocks } of cdnNetworks) {
      expect(source).toMatch(/^https:\/\//);
      expect(asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(new Set(blocks).size).toBe(blocks.length);
      for (const block of blocks) {
        const [address, bits] = ipaddr.parseCIDR(block);
        const network = address.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
        expect(network.networkAddressFromCIDR(block).toNormalizedString(), `${block} /${bits}`).toBe(
          address.toNormalizedString(),
        );
      }
    }
  });
});

describe('findCdnByHeaders', () => {
  it.each([
    [{ 'cf-ray': '8f1d2c3b4a5e6f70-NRT' }, 'Cloudflare'],
    [{ server: 'cloudflare' }, 'Cloudflare'],
    [{ 'x-amz-cf-id': 'abc==' }, 'Amazon CloudFront'],
    [{ 'x-served-by': 'cache-nrt-rjtf7700040-NRT' }, 'Fastly'],
    [{ 'x-served-by': 'cache-iad-1-IAD, cache-nrt-2-NRT' }, 'Fastly'],
    [{ 'x-served-by': 'web-01' }, null],
    [{ server: 'AkamaiGHost' }, 'Akamai'],
    [{ 'x-akamai-request-id': '1' }, 'Akamai'],
    [{ 'x-iinfo': '1-2-3' }, 'Imperva'],
    [{ 'x-sucuri-id': '12' }, 'Sucuri'],
    [{ server: 'nginx', via: '1.1 proxy' }, null],
    [{ 'cf-ray': '' }, null],
    [{}, null],
  ])('%j', (headers, expected) => {
    expect(findCdnByHeaders(headers as Record<string, string>)).toBe(expected);
  });
});
