import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { startDnsServer } from '@/lib/testing/dns-server';
import type { TestDnsServer } from '@/lib/testing/dns-server';
import { mintIntermediate, mintLeaf, mintRoot, toServerCertificate } from '@/lib/testing/mint';
import { startMisbehavingServer } from '@/lib/testing/misbehaving-server';
import { bundleObserver } from '@/scripts/bundle-observer.mjs';
import { startTlsServer } from '@/lib/testing/tls-server';
import type { TestTlsServer } from '@/lib/testing/tls-server';

import { createObserver } from './observe';
import { createObserverProcess } from './observer-process';
import type { ObserverProcess, ObserverProcessOptions } from './observer-process';

const folder = mkdtempSync(path.join(tmpdir(), 'kigen-observer-'));
const bundle = (entry: string, name: string): string => bundleObserver({ entry, outfile: path.join(folder, name) });
const program = bundle('lib/tls/observer-program.ts', 'observer.mjs');
const crashing = bundle('lib/testing/crashing-observer-program.ts', 'crashing.mjs');

const root = mintRoot();
const intermediate = mintIntermediate(root);
const certificate = toServerCertificate(mintLeaf(intermediate, { names: ['site.test'] }), intermediate);

let dns: TestDnsServer;
let server: TestTlsServer;
const opened: ObserverProcess[] = [];

beforeAll(async () => {
  const home = { A: ['127.0.0.1'] };
  dns = await startDnsServer({ 'site.test': home, 'poison.test': home, 'killed.test': home, 'ended.test': home });
  server = await startTlsServer({ certificate });
});
afterEach(() => Promise.all(opened.splice(0).map((one) => one.close())));
afterAll(async () => {
  await Promise.all([server.close(), dns.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const settings = () => ({ dnsServers: [dns.server], allowNets: ['127.0.0.0/8'], extraRoots: [root.pem] });

function open(options: Partial<ObserverProcessOptions> = {}): ObserverProcess {
  const observer = createObserverProcess({ program, ...settings(), ...options });
  opened.push(observer);
  return observer;
}

const target = (host: string) => ({ host, port: server.port });

describe('a process that looks', () => {
  it('sees the same as a look in this one', async () => {
    const here = await createObserver(settings()).observe(target('site.test'));
    const there = await open().observe(target('site.test'));
    const timeless = ({ addresses, target: dialled, failure }: typeof here) => ({
      dialled,
      failure,
      addresses: addresses.map(({ timings: _timings, ...rest }) => rest),
    });
    expect(timeless(there)).toEqual(timeless(here));
    expect(there.addresses[0]?.certificate?.notAfter).toBeInstanceOf(Date);
    expect(there.startedAt).toBeInstanceOf(Date);
  });

  it('says whether a name leads anywhere', async () => {
    const observer = open();
    expect(await observer.resolves('site.test')).toBe(true);
    expect(await observer.resolves('nowhere.test')).toBe(false);
  });

  it('gives up a look when told to', async () => {
    const silent = await startMisbehavingServer('silent');
    const observer = open({ timeoutMs: 60_000 });
    await observer.resolves('site.test');
    const seen = await observer.observe({ host: '127.0.0.1', port: silent.port }, AbortSignal.timeout(50));
    expect(seen.addresses[0]?.failure?.problem).toBe('timeout');
    await silent.close();
  });

  it('hands over to another after its share of looks, and loses none', async () => {
    const observer = open({ looksPerProcess: 3 });
    const seen = await Promise.all(Array.from({ length: 8 }, () => observer.observe(target('site.test'))));
    expect(seen.map(({ addresses }) => addresses[0]?.certificate?.names)).toEqual(seen.map(() => ['site.test']));
  });
});

describe('what ends the process', () => {
  it('is a finding of the one site that does it, and of no other that was looked at beside it', async () => {
    const observer = open({ program: crashing });
    const hosts = ['site.test', 'poison.test', ...Array.from({ length: 6 }, () => 'site.test')];
    const seen = await Promise.all(hosts.map((host) => observer.observe(target(host))));
    const problems = seen.map(({ failure }) => failure?.problem ?? null);
    expect(problems).toEqual(hosts.map((host) => (host === 'poison.test' ? 'malformed-certificate' : null)));
    expect((await observer.observe(target('site.test'))).failure).toBeNull();
  });

  it('is no finding when somebody else ended it, or it failed by itself', async () => {
    const observer = open({ program: crashing });
    await expect(observer.observe(target('killed.test'))).rejects.toThrow('SIGKILL');
    await expect(observer.observe(target('ended.test'))).rejects.toThrow('code 3');
    expect((await observer.observe(target('site.test'))).failure).toBeNull();
  });

  it('is not a look that throws: that one alone is told of the bug', async () => {
    const observer = open();
    const nobody = { host: null as unknown as string, port: server.port };
    const looks = await Promise.allSettled([observer.observe(nobody), observer.observe(target('site.test'))]);
    expect(looks.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });

  it('is a bug when there is no such program', async () => {
    const observer = open({ program: path.join(folder, 'nowhere.mjs') });
    await expect(observer.observe(target('site.test'))).rejects.toThrow('code 1');
  });
});
