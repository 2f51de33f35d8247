import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { found } from '@/lib/diagnosis/finding';
import { findingKinds, isFindingName, type FindingName } from '@/lib/diagnosis/finding-kinds';
import type { DiagnosisSubject } from '@/lib/diagnosis/subject';
import type { Verdict } from '@/lib/diagnosis/verdict';
import { buildChecker, contentCheckers } from '@/lib/testing/build-checker';
import { startDnsServer, type TestDnsServer } from '@/lib/testing/dns-server';
import { inDays, mintIntermediate, mintLeaf, mintRoot, toServerCertificate } from '@/lib/testing/mint';
import { startTlsServer, type TestTlsServer } from '@/lib/testing/tls-server';
import { runDiagnose } from './run-diagnose';

const intermediate = mintIntermediate(mintRoot());
const names = ['site.example.com', 'www.site.example.com'];
let server: TestTlsServer;
let dns: TestDnsServer;

beforeAll(async () => {
  const leaf = mintLeaf(intermediate, { names, notBefore: inDays(-80), notAfter: inDays(10) });
  server = await startTlsServer({ certificate: toServerCertificate(leaf, intermediate) });
  dns = await startDnsServer({ 'site.example.com': { A: ['127.0.0.1'] }, 'example.com': { A: ['127.0.0.1'] } });
});

afterAll(() => Promise.all([server.close(), dns.close()]));

async function run(args: string[], { checkers = contentCheckers, lang = 'C' } = {}) {
  const [output, progress] = [new PassThrough(), new PassThrough()];
  const env = {
    LANG: lang,
    KIGEN_ALLOW_NETS: '127.0.0.0/8',
    KIGEN_DNS_SERVERS: dns.server,
    KIGEN_VALIDATION_PORTS: `${dns.server.split(':')[1] ?? ''},${server.port},${server.port}`,
  };
  const code = await runDiagnose(args, { env, output, progress, now: () => new Date(), checkers });
  output.end();
  progress.end();
  return { code, output: await text(output), errors: await text(progress) };
}

/** The first kind that says so. */
function nameOf(verdict: Verdict): FindingName {
  const name = Object.keys(findingKinds).find((one) => isFindingName(one) && findingKinds[one].verdict === verdict);
  if (name === undefined || !isFindingName(name)) throw new Error(`Nothing is ${verdict}.`);
  return name;
}

const finding = (verdict: Verdict) =>
  buildChecker('caa', () => ({ kind: 'looked', found: [found(nameOf(verdict), { hosts: names })], trace: ['CAA x'] }));

describe('npm run diagnose', () => {
  it.each([
    ['no-blocker-found', 0],
    ['cannot-tell', 1],
    ['likely-blocked', 1],
    ['blocked', 2],
  ] as const)('ends by its verdict: %s with %i', async (verdict, code) => {
    const ended = await run(['site.example.com', '--host', 'conoha-wing', '--json'], { checkers: [finding(verdict)] });
    expect(ended.code).toBe(code);
    expect(JSON.parse(ended.output)).toMatchObject({ verdict, findings: [{ name: nameOf(verdict), hosts: names }] });
  });

  it('looks at the live certificate for the names, and remembers nothing', async () => {
    let told: DiagnosisSubject | null = null;
    const curious = buildChecker('caa', (subject) => {
      told = subject;
      return { kind: 'looked', found: [], trace: [] };
    });
    await run(['https://SITE.example.com/blog', '--host', 'xserver'], { checkers: [curious] });
    expect(told).toMatchObject({
      host: 'site.example.com',
      hosting: { id: 'xserver', isCertain: true },
      names: names.map((host) => ({ host, isWildcard: false, isRequired: true })),
      endpoints: [{ host: 'site.example.com', addresses: ['127.0.0.1'], certificate: { names }, served: { names } }],
      record: null,
      neighbours: null,
    });
  });

  it('says the conclusion first, then what is fine and what cannot be seen, and tells how far it is', async () => {
    const { code, output, errors } = await run(['site.example.com', '--host', 'generic']);
    expect(code).toBe(0);
    expect(output).toMatch(/^○ Nothing was found that stands in the way\n/);
    expect(output).toContain('○ caa: caa is fine.');
    expect(output).toContain('What could not be confirmed');
    expect(errors).toMatch(new RegExp(`^1/${contentCheckers.length} [\\w-]+ looked \\d+ ms\n`));
    expect(errors.trim().split('\n')).toHaveLength(contentCheckers.length);
    expect(output).not.toContain('\u001b');
  });

  it('says what to do about a finding, and speaks Japanese where the system does', async () => {
    const { output } = await run(['site.example.com', '--host', 'conoha-wing'], {
      checkers: [finding('blocked')],
      lang: 'ja_JP.UTF-8',
    });
    expect(output).toMatch(/^✕ .*直してください/);
    expect(output).toContain('\n  → ');
    expect(output).toContain(nameOf('blocked'));
  });

  it('goes on when the name shows no certificate', async () => {
    const { code, output } = await run(['gone.example.net', '--host', 'generic', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ host: 'gone.example.net', names: [{ host: 'gone.example.net' }] });
  });

  it.each([
    [[], 'Name one host'],
    [['one.example.com', 'two.example.com'], 'Name one host'],
    [['site.example.com', '--nonsense'], 'nonsense'],
    [['site.example.com', '--host', 'moon'], '--host takes one of'],
    [['foo'], 'There is no dot'],
    [['192.168.0.1'], 'cannot be seen from outside'],
    [['8.8.8.8'], 'is an IP address'],
  ])('refuses %j with 64 and a sentence', async (args, sentence) => {
    const { code, output, errors } = await run(args);
    expect(code).toBe(64);
    expect(errors).toContain(sentence);
    expect(output).toBe('');
  });
});
