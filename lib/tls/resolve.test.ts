import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDnsServer } from '@/lib/testing/dns-server';
import type { TestDnsServer } from '@/lib/testing/dns-server';
import { createResolver } from './resolve';
import type { Resolution } from './resolve';

let dns: TestDnsServer;
let folder: string;

beforeAll(async () => {
  dns = await startDnsServer({
    'both.test': { A: ['192.0.2.1', '192.0.2.2'], AAAA: ['2001:db8::1'] },
    'alias.test': { CNAME: 'both.test' },
    'ipv6.test': { AAAA: ['2001:db8::1'] },
    'twice.test': { A: ['192.0.2.1', '192.0.2.1'] },
    'listed.test': { A: ['192.0.2.99'] },
    'half-silent.test': (_, type) => (type === 'AAAA' ? 'silence' : { A: ['192.0.2.1'] }),
    'half-broken.test': (_, type) => (type === 'AAAA' ? 'SERVFAIL' : { A: ['192.0.2.1'] }),
    'half-empty.test': (_, type) => (type === 'AAAA' ? 'SERVFAIL' : {}),
  });
  folder = await mkdtemp(join(tmpdir(), 'kigen-hosts-'));
});

afterAll(async () => {
  await dns.close();
  await rm(folder, { recursive: true });
});

async function resolve(host: string, hosts = ''): Promise<Resolution> {
  const hostsFile = join(folder, 'hosts');
  await writeFile(hostsFile, hosts);
  return createResolver({ dnsServers: [dns.server], hostsFile }).resolve(host);
}

describe('resolve', () => {
  it('gives the addresses of both families in turn', async () => {
    const resolution = await resolve('both.test');
    expect(resolution.ok && [...resolution.addresses].sort()).toEqual(['192.0.2.1', '192.0.2.2', '2001:db8::1']);
    expect(resolution.ok && resolution.addresses[1]).toBe('2001:db8::1');
  });

  it('follows an alias', async () => {
    expect(await resolve('alias.test')).toMatchObject({ ok: true });
  });

  it('is content with one family, and names an address once', async () => {
    expect(await resolve('ipv6.test')).toEqual({ ok: true, addresses: ['2001:db8::1'] });
    expect(await resolve('twice.test')).toEqual({ ok: true, addresses: ['192.0.2.1'] });
  });

  it('uses what it has when the other family fails or keeps silent', async () => {
    expect(await resolve('half-broken.test')).toEqual({ ok: true, addresses: ['192.0.2.1'] });
    expect(await resolve('half-silent.test')).toEqual({ ok: true, addresses: ['192.0.2.1'] });
  });

  it('does not say that a name has no address while one family could not be asked', async () => {
    const failure = { problem: 'dns-failed', detail: 'DNS ESERVFAIL' };
    expect(await resolve('half-empty.test')).toEqual({ ok: false, failure });
  });

  it('asks each family once', async () => {
    const before = dns.questions.length;
    await resolve('both.test');
    expect(dns.questions.slice(before).sort()).toEqual(['A both.test', 'AAAA both.test']);
  });

  it('asks again at the next look: an answer may have changed a second ago', async () => {
    const { resolve: look } = createResolver({ dnsServers: [dns.server] });
    dns.set('moving.test', { A: ['192.0.2.1'] });
    expect(await look('moving.test')).toEqual({ ok: true, addresses: ['192.0.2.1'] });
    dns.set('moving.test', { A: ['192.0.2.2'] });
    expect(await look('moving.test')).toEqual({ ok: true, addresses: ['192.0.2.2'] });
  });

  it('says so when no server listens', async () => {
    const { resolve: look } = createResolver({ dnsServers: ['127.0.0.1:1'] });
    expect(await look('both.test')).toMatchObject({ ok: false, failure: { problem: 'dns-failed' } });
  });
});

describe('the hosts file', () => {
  const hosts = '# comment\n\n127.0.0.5 listed.test other.test # more\n::5\tLISTED.test\nnonsense line\n';

  it('goes before the network', async () => {
    const before = dns.questions.length;
    expect(await resolve('listed.test', hosts)).toEqual({ ok: true, addresses: ['127.0.0.5', '::5'] });
    expect(await resolve('other.test', hosts)).toEqual({ ok: true, addresses: ['127.0.0.5'] });
    expect(dns.questions).toHaveLength(before);
  });

  it('is empty when there is none', async () => {
    const { resolve: look } = createResolver({ dnsServers: [dns.server], hostsFile: join(folder, 'missing') });
    expect(await look('listed.test')).toEqual({ ok: true, addresses: ['192.0.2.99'] });
  });

  it('is not needed for localhost', async () => {
    expect(await resolve('app.localhost')).toEqual({ ok: true, addresses: ['127.0.0.1', '::1'] });
  });
});
