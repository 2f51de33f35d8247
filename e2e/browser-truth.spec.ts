import { chromium, expect, test as base } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';

import { zooCases, zooGroups } from '@/lib/testing/certificate-zoo';
import { createZooWorld, zooHost, zooHostDefault } from '@/lib/testing/zoo/zoo-world';
import type { ZooWorld } from '@/lib/testing/zoo/zoo-world';
import { startDnsServer } from '@/lib/testing/dns-server';
import { startFileServer } from '@/lib/testing/file-server';
import { startMisbehavingServer } from '@/lib/testing/misbehaving-server';
import type { Misbehaviour } from '@/lib/testing/misbehaving-server';
import { startTlsServer } from '@/lib/testing/tls-server';
import { listBrowserErrors } from '@/lib/tls/browser-errors';
import { judge } from '@/lib/tls/judge';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';
import { createObserver } from '@/lib/tls/observe';
import type { Observer } from '@/lib/tls/observe';
import type { ProblemName } from '@/lib/tls/problem';

import { createTrustingHome } from './world/trust-root';

interface Truth {
  world: ZooWorld;
  observer: Observer;
  /** null = nothing here can make a Chromium trust the root. */
  trusting: Browser | null;
}

const test = base.extend<object, { truth: Truth }>({
  truth: [
    async ({}, use, { project }) => {
      const files = await startFileServer();
      const world = createZooWorld(files);
      const hosts = new Set(zooCases.map(({ host }) => host ?? zooHost));
      const dns = await startDnsServer(Object.fromEntries([...hosts].map((host) => [host, { A: ['127.0.0.1'] }])));
      const observer = createObserver({
        dnsServers: [dns.server],
        allowNets: ['127.0.0.0/8'],
        extraRoots: [world.root.pem],
        fetchPorts: new Set([files.port]),
      });
      const home = createTrustingHome(world.root.pem);
      const { executablePath, args = [] } = project.use.launchOptions ?? {};
      const options = { executablePath, args: [...args, '--host-resolver-rules=MAP *.test 127.0.0.1'] };
      const trusting = home && (await chromium.launch({ ...options, env: { ...process.env, HOME: home.home } }));
      await use({ world, observer, trusting });
      await trusting?.close();
      home?.remove();
      await dns.close();
      await files.close();
    },
    { scope: 'worker' },
  ],
});

/** Of several faults Chromium names the gravest, in this order. */
const gravity = [
  'ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
  'ERR_SSL_PROTOCOL_ERROR',
  'ERR_BAD_SSL_CLIENT_AUTH_CERT',
  'NET::ERR_CERT_INVALID',
  'NET::ERR_CERT_AUTHORITY_INVALID',
  'NET::ERR_CERT_COMMON_NAME_INVALID',
  'NET::ERR_CERT_DATE_INVALID',
];

/** Where it says less than, or something else than, the usual name of the gravest problem. */
const otherwise: Readonly<Record<string, string>> = {
  'a missing intermediate that can be fetched': 'nothing',
  'the second of two intermediates missing': 'nothing',
  'an expired one for another name without its intermediate': 'NET::ERR_CERT_COMMON_NAME_INVALID',
  'an intermediate that may issue for other names only': 'NET::ERR_CERT_INVALID',
  'an issuer that is no authority': 'NET::ERR_CERT_INVALID',
  'one that is for clients only': 'NET::ERR_CERT_INVALID',
  'a revoked one': 'nothing',
  'an EC key P-521': 'ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
  'an Ed25519 key': 'ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
};

/** The server of this case agrees on HTTP/2 and does not speak it. */
const notForBrowsers: ReadonlySet<string> = new Set(['HTTP/2 only']);

// Twenty pages and looks each.
test.slow();

for (const [group, cases] of Object.entries(zooGroups)) {
  test(`Kigen and Chromium agree about ${group}`, async ({ truth: { world, observer, trusting } }) => {
    test.skip(trusting === null, 'There is no certutil to make Chromium trust the root (Debian: libnss3-tools)');
    if (trusting === null) return;
    for (const zooCase of cases.filter(({ name }) => !notForBrowsers.has(name))) {
      const { name, host = zooHost, tls = {} } = zooCase;
      const server = await startTlsServer({ certificate: zooCase.certificate(world), tls });
      const problems = await look(observer, host, server.port);
      const said = await visit(trusting, `https://${host}:${server.port}/`);
      await server.close();
      expect.soft(said, name).toBe(otherwise[name] ?? gravest(problems));
      const known: readonly string[] = ['nothing', ...problems.flatMap(listBrowserErrors)];
      expect.soft(known, name).toContain(said);
    }
  });
}

const noTlsServers: readonly [Misbehaviour, string][] = [
  ['reset', 'ERR_CONNECTION_RESET'],
  ['end', 'ERR_CONNECTION_CLOSED'],
  ['garbage', 'ERR_SSL_PROTOCOL_ERROR'],
  ['http', 'ERR_SSL_PROTOCOL_ERROR'],
  ['ssh', 'ERR_SSL_PROTOCOL_ERROR'],
  ['alert-112', 'ERR_SSL_UNRECOGNIZED_NAME_ALERT'],
  ['alert-80', 'ERR_SSL_PROTOCOL_ERROR'],
];

test('Kigen and Chromium agree about what is no good TLS server', async ({ browser, truth }) => {
  for (const [misbehaviour, expected] of noTlsServers) {
    const server = await startMisbehavingServer(misbehaviour);
    const problems = await look(truth.observer, '127.0.0.1', server.port);
    const said = await visit(browser, `https://127.0.0.1:${server.port}/`);
    await server.close();
    expect.soft(said, misbehaviour).toBe(expected);
    expect.soft(problems.flatMap(listBrowserErrors), misbehaviour).toContain(said);
  }
});

test('Kigen and Chromium agree about a port where nobody listens', async ({ browser, truth }) => {
  const server = await startMisbehavingServer('silent');
  await server.close();
  expect(await look(truth.observer, '127.0.0.1', server.port)).toEqual(['refused']);
  expect(await visit(browser, `https://127.0.0.1:${server.port}/`)).toBe(listBrowserErrors('refused')[0]);
});

async function look(observer: Observer, host: string, port: number): Promise<ProblemName[]> {
  const hostDefaults = [{ pattern: zooHostDefault }];
  const context = { now: new Date(), policy: defaultUrgencyPolicy, hostDefaults };
  return judge(await observer.observe({ host, port }), context).findings.map(({ problem }) => problem);
}

/** What the browser names as the reason for not opening the page, in the words of its error page. */
async function visit(browser: Browser, url: string): Promise<string> {
  const context = await browser.newContext();
  const page = await context.newPage();
  let said = await open(page, url);
  // TLS 1.3 refuses late: Chromium may see the end of the connection before it has read why.
  for (let more = 3; said === 'ERR_SOCKET_NOT_CONNECTED' && more > 0; more -= 1) said = await open(page, url);
  await context.close();
  return said;
}

async function open(page: Page, url: string): Promise<string> {
  try {
    await page.goto(url);
    return 'nothing';
  } catch (error) {
    const [, name = String(error)] = /net::(ERR_\w+)/.exec(String(error)) ?? [];
    return name.startsWith('ERR_CERT_') ? `NET::${name}` : name;
  }
}

function gravest(problems: readonly ProblemName[]): string {
  const [first] = problems
    .flatMap((problem) => listBrowserErrors(problem).slice(0, 1))
    .toSorted((a, b) => gravity.indexOf(a) - gravity.indexOf(b));
  return first ?? 'nothing';
}
