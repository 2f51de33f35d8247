import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';

import { mintRoot } from '@/lib/testing/mint';

import { parseEnv } from './env';
import type { Env } from './env';

function read(source: Record<string, string>): Env {
  const parsed = parseEnv(source);
  if (!parsed.ok) throw new Error(parsed.sentences.join('\n'));
  return parsed.env;
}

function complaints(source: Record<string, string>): readonly string[] {
  const parsed = parseEnv(source);
  return parsed.ok ? [] : parsed.sentences;
}

const roots = [mintRoot({ commonName: 'One' }), mintRoot({ commonName: 'Two' })];
const folder = mkdtempSync(path.join(tmpdir(), 'kigen-env-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeTemporary(text: string): string {
  const file = path.join(folder, 'roots.pem');
  writeFileSync(file, text);
  return file;
}

describe('parseEnv', () => {
  it('needs nothing to be set', () => {
    expect(read({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      baseUrl: null,
      trustedProxies: [],
      dataDir: path.resolve('data'),
      allowNets: [],
      dnsServers: [],
      allowPorts: [],
      checkIntervalMs: 6 * 60 * 60 * 1000,
      validationPorts: { dns: 53, http: 80, https: 443 },
      acmeDirectory: 'https://acme-v02.api.letsencrypt.org/directory',
      transparencySearch: null,
      secretKey: null,
      ownerEmail: null,
      ownerPassword: null,
      isWatching: true,
      metricsToken: null,
      backupsKept: 7,
      channelOrigin: null,
      extraRoots: [],
    });
  });

  it('takes an empty variable as not set', () => {
    expect(read({ PORT: '', HOST: ' ', KIGEN_ALLOW_NETS: '' })).toEqual(read({}));
  });

  it('reads each variable', () => {
    const env = read({
      HOST: '::1',
      PORT: '8080',
      KIGEN_BASE_URL: 'https://Kigen.example.jp/',
      KIGEN_TRUSTED_PROXIES: '127.0.0.1 10.1.2.3/8',
      KIGEN_DATA_DIR: '/srv/kigen',
      KIGEN_ALLOW_NETS: '10.1.2.3/8, fd00::1/8 127.0.0.1',
      KIGEN_DNS_SERVERS: '192.0.2.53,192.0.2.54:5353,2001:db8::53,[2001:db8::54]:5353',
      KIGEN_ALLOW_PORTS: '8000,9000-9100',
      KIGEN_CHECK_INTERVAL_MINUTES: '5',
      KIGEN_VALIDATION_PORTS: '5353, 8080 8443',
      KIGEN_ACME_DIRECTORY: 'off',
      KIGEN_TRANSPARENCY_SEARCH: 'https://crt.example/?q={domain}&output=json',
      KIGEN_WATCH: 'off',
      KIGEN_METRICS_TOKEN: 'a-long-enough-token',
      KIGEN_BACKUPS_KEPT: '0',
      KIGEN_CHANNEL_ORIGIN: 'http://127.0.0.1:4000/',
      NODE_EXTRA_CA_CERTS: writeTemporary(`${roots.map(({ pem }) => pem).join('')}\n`),
    });
    expect(env).toEqual({
      host: '::1',
      port: 8080,
      baseUrl: 'https://kigen.example.jp',
      trustedProxies: ['127.0.0.1/32', '10.0.0.0/8'],
      dataDir: '/srv/kigen',
      allowNets: ['10.0.0.0/8', 'fd00::/8', '127.0.0.1/32'],
      dnsServers: ['192.0.2.53', '192.0.2.54:5353', '2001:db8::53', '[2001:db8::54]:5353'],
      allowPorts: [
        { from: 8000, to: 8000 },
        { from: 9000, to: 9100 },
      ],
      checkIntervalMs: 5 * 60 * 1000,
      validationPorts: { dns: 5353, http: 8080, https: 8443 },
      acmeDirectory: null,
      transparencySearch: 'https://crt.example/?q={domain}&output=json',
      secretKey: null,
      ownerEmail: null,
      ownerPassword: null,
      isWatching: false,
      metricsToken: 'a-long-enough-token',
      backupsKept: 0,
      channelOrigin: 'http://127.0.0.1:4000',
      extraRoots: roots.map(({ pem }) => pem.trim()),
    });
  });

  it('says in one sentence which variable is bad, what it got and what it wants', () => {
    expect(complaints({ PORT: 'abc' })).toEqual(['PORT is "abc", but it must be a whole number from 1 to 65535.']);
  });

  it('names every bad variable at once', () => {
    const sentences = complaints({ PORT: '0', KIGEN_ALLOW_PORTS: '9-1', KIGEN_DATA_DIR: '/srv' });
    expect(sentences.map((sentence) => sentence.split(' ')[0])).toEqual(['PORT', 'KIGEN_ALLOW_PORTS']);
  });

  it.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['PORT', '-1'],
    ['PORT', '0x10'],
    ['HOST', 'http://127.0.0.1'],
    ['HOST', 'two words'],
    ['KIGEN_BASE_URL', 'kigen.example.jp'],
    ['KIGEN_BASE_URL', 'http://kigen.example.jp'],
    ['KIGEN_BASE_URL', 'http://192.168.1.5:3000'],
    ['KIGEN_BASE_URL', 'https://kigen.example.jp/path'],
    ['KIGEN_BASE_URL', 'https://kigen.example.jp?'],
    ['KIGEN_BASE_URL', 'https://kigen.example.jp#'],
    ['KIGEN_BASE_URL', 'https://me:secret@kigen.example.jp'],
    ['KIGEN_BASE_URL', 'https:kigen.example.jp'],
    ['KIGEN_BASE_URL', 'ftp://kigen.example.jp'],
    ['KIGEN_BASE_URL', 'null'],
    ['KIGEN_TRUSTED_PROXIES', 'proxy.example.jp'],
    ['KIGEN_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['KIGEN_ALLOW_NETS', '10.0.0.0/33'],
    ['KIGEN_ALLOW_NETS', '10.1/8'],
    ['KIGEN_ALLOW_NETS', '10.0.0.0/8,home'],
    ['KIGEN_ALLOW_NETS', '10.0.0.0/8/9'],
    ['KIGEN_ALLOW_NETS', '0x7f.1'],
    ['KIGEN_ALLOW_NETS', 'fd00::%eth0/8'],
    ['KIGEN_DNS_SERVERS', 'dns.example'],
    ['KIGEN_DNS_SERVERS', '192.0.2.53:0'],
    ['KIGEN_DNS_SERVERS', '[192.0.2.53]:53'],
    ['KIGEN_ALLOW_PORTS', '80-'],
    ['KIGEN_ALLOW_PORTS', '9100-9000'],
    ['KIGEN_ALLOW_PORTS', '70000'],
    ['KIGEN_CHECK_INTERVAL_MINUTES', '0'],
    ['KIGEN_CHECK_INTERVAL_MINUTES', '10081'],
    ['KIGEN_VALIDATION_PORTS', '53,80'],
    ['KIGEN_VALIDATION_PORTS', '53,80,443,8443'],
    ['KIGEN_VALIDATION_PORTS', '53,80,0'],
    ['KIGEN_ACME_DIRECTORY', 'acme.example'],
    ['KIGEN_ACME_DIRECTORY', 'http://acme.example/directory'],
    ['KIGEN_ACME_DIRECTORY', 'https://me:secret@acme.example/'],
    ['KIGEN_TRANSPARENCY_SEARCH', 'https://crt.example/'],
    ['KIGEN_WATCH', 'yes'],
    ['KIGEN_METRICS_TOKEN', 'short'],
    ['KIGEN_METRICS_TOKEN', 'with spaces in between'],
    ['KIGEN_BACKUPS_KEPT', '-1'],
    ['KIGEN_DATA_DIR', 'a\0b'],
    ['NODE_EXTRA_CA_CERTS', '/no/such/file'],
    ['NODE_EXTRA_CA_CERTS', import.meta.filename],
  ])('refuses %s=%s', (variable, got) => {
    expect(complaints({ [variable]: got })).toHaveLength(1);
  });

  it.each([
    ['https://kigen.example.jp:8443', 'https://kigen.example.jp:8443'],
    ['https://kigen.example.jp:443', 'https://kigen.example.jp'],
    ['https://期限.jp', 'https://xn--vpv936h.jp'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
  ])('reads KIGEN_BASE_URL=%s as an origin', (text, origin) => {
    expect(read({ KIGEN_BASE_URL: text }).baseUrl).toBe(origin);
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', '[fd00::5]', 'nas.local', '::ffff:127.0.0.1'])(
    'does not listen on HOST=%s without the address that browsers use',
    (HOST) => {
      expect(complaints({ HOST })).toEqual([
        `HOST is "${HOST}", but it must be this machine alone, such as 127.0.0.1, unless KIGEN_BASE_URL names the address that browsers use, such as https://kigen.example.jp.`,
      ]);
      expect(complaints({ HOST, KIGEN_BASE_URL: 'https://kigen.example.jp' })).toEqual([]);
    },
  );

  it.each(['127.0.0.1', '127.0.0.9', 'localhost', '::1', '[::1]'])('listens on HOST=%s as it is', (HOST) => {
    expect(complaints({ HOST })).toEqual([]);
  });

  it('answers any text with a value or a sentence, and never throws', () => {
    const names = fc.constantFrom('HOST', 'PORT', 'KIGEN_DATA_DIR', 'KIGEN_ALLOW_NETS', 'KIGEN_DNS_SERVERS');
    fc.assert(
      fc.property(names, fc.string({ unit: 'binary' }), (name, text) => {
        const parsed = parseEnv({ [name]: text });
        expect(parsed.ok || parsed.sentences.every((sentence) => sentence.startsWith(`${name} is `))).toBe(true);
      }),
    );
  });

  it('reads every port there is', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 65535 }), (port) => read({ PORT: String(port) }).port === port));
  });
});

describe('env', () => {
  const load = (script: string, variables: Record<string, string>) =>
    spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
      env: { ...process.env, ...variables },
      encoding: 'utf8',
    });

  it('may be imported while a variable is bad, and complains at the first use', () => {
    const script = `const { env } = await import('./lib/env.ts'); console.log('imported'); env.dataDir;`;
    const { status, stdout, stderr } = load(script, { PORT: 'abc' });
    expect(stdout).toBe('imported\n');
    expect(stderr).toContain('PORT is "abc", but it must be a whole number from 1 to 65535.');
    expect(status).not.toBe(0);
  });

  it('gives each setting of the process', () => {
    const script = `const { env } = await import('./lib/env.ts'); console.log(JSON.stringify({ ...env }));`;
    expect(JSON.parse(load(script, { PORT: '4000', NODE_EXTRA_CA_CERTS: '' }).stdout)).toEqual(read({ PORT: '4000' }));
  });
});
