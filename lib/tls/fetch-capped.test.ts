import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDnsServer } from '@/lib/testing/dns-server';
import type { TestDnsServer } from '@/lib/testing/dns-server';
import { startFileServer } from '@/lib/testing/file-server';
import type { TestFileServer } from '@/lib/testing/file-server';
import { createDialer } from './dialer';
import { createFetch } from './fetch-capped';
import type { FetchCapped, Fetched } from './fetch-capped';
import { createResolver } from './resolve';

let files: TestFileServer;
let dns: TestDnsServer;
let fetch: FetchCapped;

beforeAll(async () => {
  files = await startFileServer();
  dns = await startDnsServer({ 'files.test': { A: ['127.0.0.1'] }, 'inward.test': { A: ['10.0.0.1'] } });
  const dialer = createDialer(createResolver({ dnsServers: [dns.server] }), ['127.0.0.1/32']);
  fetch = createFetch(dialer, new Set([files.port, 80]));
});

afterAll(async () => {
  await files.close();
  await dns.close();
});

function get(url: string, maxBytes = 1000): Promise<Fetched> {
  return fetch(url, { maxBytes, signal: AbortSignal.timeout(2000) });
}

describe('fetchCapped', () => {
  it('fetches what a name leads to, asking that host', async () => {
    files.set('/a?b', Buffer.from('hello'));
    expect(await get(`http://files.test:${files.port}/a?b`)).toEqual({ ok: true, bytes: Buffer.from('hello') });
  });

  it('ends when it has more than it wanted', async () => {
    files.set('/endless', 'endless');
    expect(await get(`${files.url}/endless`)).toEqual({ ok: false, detail: 'more than 1000 bytes' });
  });

  it('follows three redirects and no more', async () => {
    for (let hop = 0; hop < 5; hop += 1) files.set(`/hop${hop}`, { redirectTo: `/hop${hop + 1}` });
    files.set('/hop5', Buffer.from('there'));
    expect(await get(`${files.url}/hop2`)).toMatchObject({ ok: true });
    expect(await get(`${files.url}/hop1`)).toEqual({ ok: false, detail: 'too many redirects' });
  });

  it('does not follow a redirect to a place where it would not go itself', async () => {
    for (const redirectTo of [
      'http://169.254.169.254/',
      'http://inward.test/',
      'http://127.0.0.2/',
      'file:///etc/passwd',
    ]) {
      files.set('/elsewhere', { redirectTo });
      expect(await get(`${files.url}/elsewhere`)).toMatchObject({ ok: false });
    }
    expect(files.requests.filter((path) => path === '/')).toEqual([]);
  });

  it.each([
    'ftp://files.test/a',
    'ldap:///CN=x?certificateRevocationList',
    'http://user:pass@files.test/a',
    'http://files.test:22/a',
    'not a url',
    'http://nowhere.test/a',
    'http://0x7f.1/a',
    'http://[::1]/a',
  ])('does not fetch %s', async (url) => {
    expect(await get(url)).toMatchObject({ ok: false });
  });

  it('says what the server answered', async () => {
    files.set('/gone', { status: 410 });
    expect(await get(`${files.url}/gone`)).toEqual({ ok: false, detail: 'HTTP 410' });
  });

  it('gives up with the signal', async () => {
    files.set('/silence', 'silence');
    const fetched = await fetch(`${files.url}/silence`, { maxBytes: 10, signal: AbortSignal.timeout(100) });
    expect(fetched.ok).toBe(false);
  });
});
