import { afterEach, describe, expect, it, vi } from 'vitest';

import { recogniseHosting } from '@/lib/hosting/find-hosting';
import { startDnsServer } from '@/lib/testing/dns-server';

const site = (siteId: string) => ({
  siteId,
  host: 'blog.example.jp',
  endpoints: [{ host: 'blog.example.jp', observation: { addresses: [{ address: '192.0.2.7' }] } }],
  sightings: [{ certificate: { names: ['blog.example.jp'] } }],
});

/** The room reads the environment once, so each test has its own copy of it. */
async function readWith(server: string) {
  vi.resetModules();
  vi.stubEnv('KIGEN_DNS_SERVERS', server);
  return (await import('./read-hosting-signs')).readHostingSigns;
}

describe('where a site is hosted', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('shows in reverse names, mail servers, SPF and name servers, each of which is told', async () => {
    const dns = await startDnsServer({
      '7.2.0.192.in-addr.arpa': { PTR: ['www1234.conoha.ne.jp'] },
      'example.jp': {
        NS: ['ns-a1.conoha.io'],
        MX: ['mail12.conoha.ne.jp'],
        TXT: ['google-site-verification=x', 'v=spf1 include:_spf.conoha.ne.jp ~all'],
      },
    });
    try {
      const read = await readWith(dns.server);
      const seen = await read({ now: () => new Date() }, site('one'));
      expect(seen).toEqual(
        expect.arrayContaining([
          { kind: 'host-name', value: 'blog.example.jp' },
          { kind: 'reverse-name', value: 'www1234.conoha.ne.jp' },
          { kind: 'mail-server', value: 'mail12.conoha.ne.jp' },
          { kind: 'spf-include', value: '_spf.conoha.ne.jp' },
          { kind: 'name-server', value: 'ns-a1.conoha.io' },
        ]),
      );
      const recognised = recogniseHosting(seen);
      expect([recognised?.hosting.id, recognised?.strength, recognised?.signs.length]).toEqual([
        'conoha-wing',
        'strong',
        3,
      ]);

      const asked = dns.questions.length;
      await read({ now: () => new Date() }, site('one'));
      expect(dns.questions.length).toBe(asked);
    } finally {
      await dns.close();
    }
  });

  it('is not known where the name servers keep silent, and the page does not wait for them', async () => {
    const dns = await startDnsServer({ 'example.jp': 'silence', '7.2.0.192.in-addr.arpa': 'silence' });
    try {
      const read = await readWith(dns.server);
      const seen = await read({ now: () => new Date() }, site('two'));
      expect(recogniseHosting(seen)).toBeNull();
    } finally {
      await dns.close();
    }
  });
});
