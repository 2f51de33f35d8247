import { afterEach, expect, it } from 'vitest';

import type { DiagnosisWorld } from '@/lib/diagnosis/world';
import { buildSubject } from '@/lib/testing/build-diagnosis';
import { redirectTo, say, startWebServer } from '@/lib/testing/web-server';
import type { TestWebServer, WebBehaviour } from '@/lib/testing/web-server';
import type { Dialer } from '@/lib/tls/dialer';

import { createCdnChecker } from './cdn';
import { createHttp01Checker } from './http-01';

let server: TestWebServer | null = null;

afterEach(async () => {
  await server?.close();
});

/** @param blocked addresses that the name has besides, and that must not be dialled here */
async function enter(behaviour: WebBehaviour, blocked: readonly string[] = []) {
  server = await startWebServer(behaviour);
  const addresses = [
    { address: '127.0.0.1', blocked: null },
    ...blocked.map((address) => ({ address, blocked: 'in this test' })),
  ];
  const dialer: Dialer = { listAddresses: () => Promise.resolve({ ok: true, addresses }) };
  const world = { dialer, ports: { dns: 53, http: server.port, https: server.port } } as unknown as DiagnosisWorld;
  const subject = buildSubject({ names: [{ host: 'example.jp', isWildcard: false, isRequired: true }] });
  const look = async () => {
    const outcome = await createCdnChecker().run(subject, world, AbortSignal.timeout(20_000));
    if (outcome.kind !== 'looked') throw new Error(outcome.reason);
    return outcome;
  };
  return { world, subject, look, requests: server.requests };
}

it.each<[string, WebBehaviour, string[], string[]]>([
  ['nothing in front', say(404, { server: 'nginx' }), [], []],
  [
    'Cloudflare by its headers',
    say(404, { 'cf-ray': '8f1d2c3b4a5e6f70-NRT' }),
    [],
    ['cdn-in-front Cloudflare', 'cloudflare-hidden-caa'],
  ],
  ['Cloudflare by its addresses', say(404), ['104.16.132.229'], ['cdn-in-front Cloudflare', 'cloudflare-hidden-caa']],
  ['Fastly by its headers', say(404, { 'x-served-by': 'cache-nrt-rjtf7700040-NRT' }), [], ['cdn-in-front Fastly']],
  ['what a redirect leads to does not count', redirectTo('ftp://x/'), [], []],
  ['a name that does not answer', (socket) => void socket.end(), [], []],
])('%s', async (_what, behaviour, blocked, expected) => {
  const { look } = await enter(behaviour, blocked);
  const { found } = await look();
  expect(found.map(({ name, values }) => [name, ...Object.values(values)].join(' '))).toEqual(expected);
});

it('reads what the look for HTTP-01 has seen, and asks no second time', async () => {
  const { world, subject, look, requests } = await enter(say(404, { server: 'cloudflare' }));
  const [, { found, trace }] = await Promise.all([
    createHttp01Checker().run(subject, world, AbortSignal.timeout(20_000)),
    look(),
  ]);
  expect(requests).toHaveLength(1);
  expect(found.map(({ name }) => name)).toEqual(['cdn-in-front', 'cloudflare-hidden-caa']);
  expect(trace).toEqual(['CDN example.jp: the headers are of Cloudflare']);
});
