import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inDays, mintIntermediate, mintLeaf, mintRoot, toServerCertificate } from '@/lib/testing/mint';
import { startTlsServer, type TestTlsServer } from '@/lib/testing/tls-server';
import type { CheckReport } from './report';
import { runCheck } from './run-check';

const intermediate = mintIntermediate(mintRoot());
let server: TestTlsServer;

beforeAll(async () => {
  const leaf = mintLeaf(intermediate, { names: ['site.test'], notBefore: inDays(-75), notAfter: inDays(15.5) });
  server = await startTlsServer({ certificate: toServerCertificate(leaf, intermediate) });
});

afterAll(() => server.close());

interface Run {
  code: number;
  output: string;
  errors: string;
}

async function run(
  args: string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<Run> {
  const output = new PassThrough();
  const progress = new PassThrough();
  const code = await runCheck(args, { env, input: Readable.from([input]), output, progress, now: () => new Date() });
  output.end();
  progress.end();
  return { code, output: await text(output), errors: await text(progress) };
}

const here = () => ['--connect-to', `127.0.0.1:${server.port}`];

describe('npm run check', () => {
  it('prints one object a target, in the order of the input, with everything that was seen', async () => {
    const { code, output } = await run(['site.test', 'other.test:8443', '--json', ...here()]);
    const reports = JSON.parse(output) as CheckReport[];
    expect(code).toBe(2);
    expect(reports.map(({ target, host, port }) => [target, host, port])).toEqual([
      ['site.test', 'site.test', 443],
      ['other.test:8443', 'other.test', 8443],
    ]);
    expect(Object.keys(reports[0] ?? {})).toEqual([
      'target', 'host', 'port', 'address', 'checkedAt', 'status', 'daysLeft', 'trusted', 'problems', 'addresses',
      'certificate', 'chain', 'protocol', 'http', 'timings',
    ]); // prettier-ignore
    expect(reports[0]).toMatchObject({ address: '127.0.0.1', daysLeft: 15, trusted: false, protocol: 'TLSv1.3' });
    expect(reports[0]?.problems.map(({ name }) => name)).toEqual(['untrusted-root', 'renewal-overdue']);
    expect(reports[1]?.problems.map(({ name }) => name)).toContain('name-mismatch');
    expect(reports[0]?.certificate).toMatchObject({ names: ['site.test'] });
    expect(reports[0]?.addresses).toMatchObject([{ address: '127.0.0.1', status: 'down' }]);
  });

  it('says it to people in one line and the problems below it', async () => {
    const { output } = await run(['site.test', ...here()]);
    expect(output).toMatch(
      /^site\.test:443 {2}✕ Visitors blocked {2}15 days left \(until .+\) {2}127\.0\.0\.1\n {4}\S/,
    );
    expect(output).not.toContain('\u001b');
  });

  it('speaks Japanese where the system does', async () => {
    const { output } = await run(['site.test', ...here()], { env: { LANG: 'ja_JP.UTF-8' } });
    expect(output).toContain('✕ 表示できません');
  });

  it('says everything of a problem: what, what visitors see, why, what to do, and the machine’s words', async () => {
    const { output } = await run(['site.test', ...here()]);
    const lines = output.split('\n');
    const at = lines.indexOf('    The renewal is overdue');
    expect(lines[at + 3]).toMatch(/^ {6}→ Renew/);
    expect(lines[at + 4]).toMatch(/^ {6}renewal-overdue: notBefore=/);
  });

  it('counts no days of a certificate that is somebody else’s', async () => {
    const { output } = await run(['other.test', ...here()]);
    expect(output).toMatch(/^other\.test:443 {2}✕ Visitors blocked {2}127\.0\.0\.1\n/);
  });

  it('shows an international name as people write it', async () => {
    const { output } = await run(['日本語.jp', ...here()]);
    expect(output).toMatch(/^日本語\.jp:443 \(xn--wgv71a119e\.jp\) {2}/);
  });

  it('reads targets from standard input and tells how far it is', async () => {
    const { output, errors } = await run(['-', '--json', ...here()], {
      input: '# of mine\nsite.test\n\nwww.site.test, site.test:8443\n',
    });
    expect((JSON.parse(output) as CheckReport[]).map(({ target }) => target)).toEqual([
      'site.test',
      'www.site.test',
      'site.test:8443',
    ]);
    expect(errors).toBe('3/3\n');
  });

  it('ends with 2 when nobody answers', async () => {
    const { code, output } = await run(['site.test', '--json', '--connect-to', '127.0.0.1:1']);
    expect(code).toBe(2);
    expect(JSON.parse(output)).toMatchObject([
      { status: 'unreachable', certificate: null, daysLeft: null, trusted: false },
    ]);
  });

  it.each([
    [[], 'Name at least one host'],
    [['site.test', '--nonsense'], 'nonsense'],
    [['site.test', '--timeout', 'soon'], '--timeout takes seconds'],
    [['site.test', '--concurrency', '0'], '--concurrency takes a whole number'],
    [['site.test', '--connect-to', 'example.jp'], '--connect-to takes an IP address'],
    [['foo'], 'There is no dot'],
    [['192.168.0.1'], 'cannot be seen from outside'],
  ])('refuses %j with 64 and a sentence', async (args, sentence) => {
    const { code, output, errors } = await run(args);
    expect(code).toBe(64);
    expect(errors).toContain(sentence);
    expect(output).toBe('');
  });

  it('refuses to be led to an address that is never allowed', async () => {
    const { output } = await run(['site.test', '--json', '--connect-to', '169.254.169.254']);
    expect((JSON.parse(output) as CheckReport[])[0]?.problems.map(({ name }) => name)).toEqual(['address-blocked']);
  });
});
