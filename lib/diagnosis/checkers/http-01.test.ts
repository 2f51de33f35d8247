import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';

import type { DiagnosisSubject } from '@/lib/diagnosis/subject';
import type { DiagnosisWorld } from '@/lib/diagnosis/world';
import { buildSubject } from '@/lib/testing/build-diagnosis';
import { startDnsServer } from '@/lib/testing/dns-server';
import type { Listening } from '@/lib/testing/listen';
import { mintLeaf, mintRoot, toServerCertificate } from '@/lib/testing/mint';
import { startMisbehavingServer } from '@/lib/testing/misbehaving-server';
import { drip, pathOf, pour, redirectAll, redirectTo, say, send, startWebServer } from '@/lib/testing/web-server';
import type { WebBehaviour } from '@/lib/testing/web-server';
import { createDialer } from '@/lib/tls/dialer';
import type { Dialer } from '@/lib/tls/dialer';
import { createResolver } from '@/lib/tls/resolve';

import { createHttp01Checker } from './http-01';

const host = 'example.test';
const certificate = toServerCertificate(mintLeaf(mintRoot(), { commonName: host }));
const open: Listening[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function start(behaviour: WebBehaviour, options: Parameters<typeof startWebServer>[1] = {}) {
  const server = await startWebServer(behaviour, options);
  open.push(server);
  return server;
}

interface Stage {
  hosting?: DiagnosisSubject['hosting'];
  ipv4?: WebBehaviour;
  /** A second IPv4 address. */
  other?: WebBehaviour;
  ipv6?: WebBehaviour | 'closed';
  /** The port of https. */
  https?: WebBehaviour;
  tls?: Record<string, unknown>;
  /** The port of https speaks without TLS. */
  isHttpsPlain?: boolean;
}

/** Every name of the DNS leads to the same servers here, but for "nowhere.test" and the one of a private network. */
async function lookAt(stage: Stage, names: readonly string[] = [host], wildcard = false) {
  const http = await start(stage.ipv4 ?? say(404));
  if (stage.other) await start(stage.other, { address: '127.0.0.2', port: http.port });
  if (stage.ipv6 && stage.ipv6 !== 'closed') await start(stage.ipv6, { address: '::1', port: http.port });
  const https = await start(stage.https ?? say(404), { tls: { ...certificate, ...stage.tls } });
  const plain = stage.isHttpsPlain === true ? await startMisbehavingServer('http') : null;
  if (plain) open.push(plain);
  const addresses = [...(stage.ipv6 ? ['::1'] : []), '127.0.0.1', ...(stage.other ? ['127.0.0.2'] : [])];
  const dialer = createTable(addresses);
  const world = {
    dialer,
    ports: { dns: 53, http: http.port, https: (plain ?? https).port },
  } as unknown as DiagnosisWorld;
  const subject = buildSubject({
    names: names.map((name) => ({ host: name, isWildcard: wildcard, isRequired: true })),
    ...(stage.hosting === undefined ? {} : { hosting: stage.hosting }),
  });
  const checker = createHttp01Checker({ dialMs: 2000, answerMs: 500, bodyMs: 300, nameMs: 20_000 });
  const outcome = await checker.run(subject, world, AbortSignal.timeout(25_000));
  if (outcome.kind !== 'looked') throw new Error(outcome.reason);
  return { ...outcome, names: outcome.found.map(({ name }) => name), http, https };
}

function createTable(addresses: readonly string[]): Dialer {
  const all = addresses.map((address) => ({ address, blocked: null }));
  return {
    listAddresses: (name) =>
      Promise.resolve(
        name === 'nowhere.test'
          ? { ok: false, failure: { problem: 'name-not-found', detail: 'ENOTFOUND' } }
          : name === 'inward.test' || name === '10.0.0.1'
            ? { ok: false, failure: { problem: 'address-blocked', detail: '10.0.0.1 (Private-Use)' } }
            : { ok: true, addresses: all },
      ),
  };
}

const page = (title: string, body = ''): string =>
  `<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`;
const html = { 'content-type': 'text/html; charset=utf-8' };
const settings = Buffer.from('00000c04000000000000030000006400040000ffff', 'hex');

describe('one address, port 80', () => {
  it.each<[string, WebBehaviour, string[]]>([
    ['404 is the good sign', say(404, html, page('Not found')), []],
    ['410 is as good', say(410), []],
    ['404 after 100 Continue and 103 Early Hints', afterInterim(), []],
    ['404 with bare line feeds', send('HTTP/1.0 404 Not Found\nserver: old\n\nno'), []],
    ['404 in a body that never ends', pour('HTTP/1.1 404 X\r\n\r\n', 'x'.repeat(4096)), []],
    ['404 that drips its body', send('HTTP/1.1 404 X\r\ncontent-length: 100\r\n\r\nslow'), []],
    ['401', say(401, { 'www-authenticate': 'Basic realm="x"' }), ['http-authentication']],
    ['403', say(403, html, page('403 Forbidden')), ['http-forbidden']],
    ['200 with a page', say(200, html, page('My blog')), ['http-catch-all']],
    ['200 with a few words', say(200, { 'content-type': 'text/plain' }, 'ok'), ['http-catch-all']],
    ['200 in a body that never ends', pour('HTTP/1.1 200 OK\r\n\r\n', 'x'.repeat(4096)), ['http-catch-all']],
    ['200 with the coming-soon page', say(200, html, page('Coming Soon | My shop')), ['http-coming-soon']],
    ['200 with 準備中', say(200, html, page('ただいま準備中です')), ['http-coming-soon']],
    ['coming soon, packed in gzip', packed(page('Coming soon')), ['http-coming-soon']],
    ['coming soon, in chunks', chunked(page('Coming soon')), ['http-coming-soon']],
    ['says gzip and is not', say(200, { 'content-encoding': 'gzip' }, page('Coming soon')), ['http-catch-all']],
    ['503 with Retry-After', say(503, { 'retry-after': '600' }, 'wait'), ['http-maintenance']],
    [
      'the maintenance page of WordPress',
      wordPress('現在メンテナンス中のため、しばらくの間ご利用いただけません。'),
      ['http-maintenance'],
    ],
    [
      'the same in English',
      wordPress('Briefly unavailable for scheduled maintenance. Check back in a minute.'),
      ['http-maintenance'],
    ],
    ['200 titled maintenance', say(200, html, page('メンテナンスのお知らせ')), ['http-maintenance']],
    ['500', say(500), ['http-server-error']],
    ['502 of a proxy', say(502, html, page('502 Bad Gateway')), ['http-server-error']],
    ["503 of the host's own page", say(503, html, page('Error', '<h1>An error occurred.</h1>')), ['http-default-page']],
    [
      '403 with the test page of Apache',
      say(403, html, page('HTTP Server Test Page powered by X')),
      ['http-default-page'],
    ],
    ['200 with the welcome of nginx', say(200, html, page('Welcome to nginx!')), ['http-default-page']],
    ['400', say(400), ['http-unusual-status']],
    ['429', say(429), ['http-unusual-status']],
    [
      'a server of TLS that says so',
      say(400, html, 'The plain HTTP request was sent to HTTPS port'),
      ['http-tls-on-port-80'],
    ],
    ['an alert of TLS', send(Buffer.from('15030300020228', 'hex')), ['http-tls-on-port-80']],
    ['frames of HTTP/2', send(settings), ['http2-on-port-80']],
    ['SSH', send('SSH-2.0-OpenSSH_9.6\r\n'), ['http-other-protocol']],
    ['garbage', send(Buffer.alloc(4096, 0xa5)), ['http-other-protocol']],
    ['a status that is none', send('HTTP/1.1 OK\r\n\r\n'), ['http-other-protocol']],
    ['silence', () => undefined, ['http-no-answer']],
    ['a head that drips', drip('HTTP/1.1 200 OK\r\n', 50), ['http-no-answer']],
    ['headers without an end', pour('HTTP/1.1 200 OK\r\n', `x-more: ${'x'.repeat(4000)}\r\n`), ['http-head-too-large']],
    ['a megabyte of headers', send(`HTTP/1.1 404 X\r\nx: ${'x'.repeat(1_048_576)}\r\n\r\n`), ['http-head-too-large']],
    ['interim answers without an end', pour('', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(160)), ['http-head-too-large']],
    ['hangs up', (socket) => void socket.end(), ['http-broken-off']],
    ['resets', (socket) => void socket.resetAndDestroy(), ['http-broken-off']],
    ['hangs up within the head', (socket) => void socket.end('HTTP/1.1 40'), ['http-broken-off']],
  ])('%s', async (_what, ipv4, expected) => {
    expect((await lookAt({ ipv4 })).names).toEqual(expected);
  });

  it('nobody listens', async () => {
    const { names, found } = await lookAt({ ipv4: say(404) }).then(async ({ http, https }) => {
      await http.close();
      const world = { dialer: createTable(['127.0.0.1']), ports: { dns: 53, http: http.port, https: https.port } };
      const subject = buildSubject({ names: [{ host, isWildcard: false, isRequired: true }] });
      const outcome = await createHttp01Checker().run(subject, world as never, AbortSignal.timeout(9000));
      const all = outcome.kind === 'looked' ? outcome.found : [];
      return { names: all.map(({ name }) => name), found: all };
    });
    expect(names).toEqual(['http-refused']);
    expect(found[0]?.detail).toBe(
      `GET http://${host}/.well-known/acme-challenge/TOKEN 127.0.0.1 → refused ECONNREFUSED`,
    );
  });

  it('asks as the CA does, for another token each time', async () => {
    const { http } = await lookAt({}, ['example.test', 'www.example.test']);
    expect(http.requests).toHaveLength(2);
    const [one = '', other = ''] = http.requests;
    expect(one).toMatch(/^GET \/\.well-known\/acme-challenge\/[\w-]{43} HTTP\/1\.1\r\nHost: example\.test\r\n/);
    expect(other).toContain('Host: www.example.test\r\n');
    expect(pathOf(one)).not.toBe(pathOf(other));
  });

  it('names what several names show, and a wildcard that it cannot look into', async () => {
    const { found } = await lookAt({ ipv4: say(403) }, ['example.test', 'www.example.test']);
    expect(found.map(({ name, hosts }) => [name, ...hosts])).toEqual([
      ['http-forbidden', 'example.test'],
      ['http-forbidden', 'www.example.test'],
    ]);
    expect((await lookAt({}, [host], true)).names).toEqual(['http-wildcard']);
  });

  it('cannot ask a name without an address, nor one of a private network', async () => {
    expect((await lookAt({}, ['nowhere.test', 'inward.test'])).names).toEqual(['http-no-address', 'http-no-address']);
  });
});

describe('many names', () => {
  it('asks for six at once, each once, and says which it did not come to', async () => {
    let atOnce = 0;
    let most = 0;
    const busy: WebBehaviour = (socket, head) => {
      most = Math.max(most, (atOnce += 1));
      socket.on('close', () => (atOnce -= 1));
      // Held for a moment, so that those who do not wait would meet.
      setTimeout(() => say(404)(socket, head), 50);
    };
    const names = Array.from({ length: 32 }, (_, index) => `n${index}.test`);
    const { found, http } = await lookAt({ ipv4: busy }, names);
    expect(found.map(({ name, hosts }) => [name, ...hosts])).toEqual([['http-not-looked', 'n30.test', 'n31.test']]);
    expect(new Set(http.requests.map((head) => /Host: (\S+)/.exec(head)?.[1])).size).toBe(30);
    expect(http.requests).toHaveLength(30);
    expect(most).toBeLessThanOrEqual(6);
  });
});

describe('time', () => {
  it('leaves no connection behind', async () => {
    const closed: Promise<void>[] = [];
    const silent: WebBehaviour = (socket) => {
      closed.push(new Promise((resolve) => socket.once('close', () => resolve())));
    };
    await lookAt({ ipv4: silent, ipv6: silent });
    expect(closed).toHaveLength(2);
    await Promise.all(closed);
  });

  it('says what it could not finish, and reads nothing out of it', async () => {
    const { http, https } = await lookAt({ ipv4: () => undefined });
    const world = { dialer: createTable(['127.0.0.1']), ports: { dns: 53, http: http.port, https: https.port } };
    const subject = buildSubject({ names: [{ host, isWildcard: false, isRequired: true }] });
    for (const [limits, signal] of [
      [{ nameMs: 100 }, AbortSignal.timeout(9000)],
      [{}, AbortSignal.abort()],
    ] as const) {
      const outcome = await createHttp01Checker(limits).run(subject, { ...world } as never, signal);
      expect(outcome).toMatchObject({ kind: 'looked', found: [{ name: 'http-not-looked' }] });
    }
  });
});

describe('redirects', () => {
  const toHttps = redirectAll('https://example.test');
  it.each<[string, Stage, string[]]>([
    ['to https, where all is well', { ipv4: toHttps }, ['http-redirect-to-https']],
    ['by 302, 307, 308 alike', { ipv4: redirectAll('https://example.test', 308) }, ['http-redirect-to-https']],
    [
      'to www over http, where all is well',
      { ipv4: onHost('www.example.test', say(404), redirectAll('http://www.example.test')) },
      [],
    ],
    ['to www over https', { ipv4: redirectAll('https://www.example.test') }, ['http-redirect-to-https']],
    ['to https, where a password is asked for', { ipv4: toHttps, https: say(401) }, ['http-authentication']],
    [
      "to https, where the host's own page answers",
      { ipv4: toHttps, https: say(503, html, page('x', '<h1>An error occurred.</h1>')) },
      ['http-default-page'],
    ],
    [
      'to https, where everything is a page',
      { ipv4: toHttps, https: say(200, html, page('Blog')) },
      ['http-catch-all'],
    ],
    [
      'to another site',
      { ipv4: onHost('elsewhere.example', say(200), redirectAll('http://elsewhere.example')) },
      ['http-redirect-elsewhere'],
    ],
    [
      'to another name of the site',
      { ipv4: onHost('shop.example.test', say(404), redirectAll('http://shop.example.test')) },
      ['http-redirect-other-host'],
    ],
    ['to itself', { ipv4: redirectAll('http://example.test') }, ['http-redirect-loop']],
    ['to and fro', { ipv4: toHttps, https: redirectAll('http://example.test') }, ['http-redirect-loop']],
    ['303', { ipv4: redirectAll('https://example.test', 303) }, ['http-redirect-status']],
    ['300', { ipv4: say(300) }, ['http-redirect-status']],
    ['301 without a target', { ipv4: say(301) }, ['http-redirect-status']],
    ['to a path beyond measure', { ipv4: redirectTo(`/${'x'.repeat(2050)}`) }, ['http-redirect-status']],
    ['to another port', { ipv4: redirectAll('https://example.test:8443') }, ['http-redirect-port']],
    ['to another scheme', { ipv4: redirectTo('ftp://example.test/x') }, ['http-redirect-port']],
    ['with the slash forgotten', { ipv4: missingSlash() }, ['http-redirect-missing-slash']],
    ['with a password in it', { ipv4: redirectTo('https://me:secret@example.test/x') }, ['http-redirect-not-followed']],
    ['to a name that does not exist', { ipv4: redirectAll('https://nowhere.test') }, ['http-redirect-no-address']],
    ['into a private network', { ipv4: redirectAll('http://inward.test') }, ['http-redirect-no-address']],
    ['to a private address', { ipv4: redirectAll('http://10.0.0.1') }, ['http-redirect-no-address']],
    ['to https that is none', { ipv4: toHttps, isHttpsPlain: true }, ['http-redirect-not-tls']],
    [
      'to TLS before 1.2',
      { ipv4: toHttps, tls: { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' } },
      ['http-redirect-tls-too-old'],
    ],
    [
      'to TLS that turns the name away',
      { ipv4: toHttps, tls: { SNICallback: turnAway } },
      ['http-redirect-tls-failed'],
    ],
    ['to https that is silent', { ipv4: toHttps, https: () => undefined }, ['http-redirect-unreachable']],
    [
      'to https that breaks off',
      { ipv4: toHttps, https: (socket) => void socket.end() },
      ['http-redirect-unreachable'],
    ],
  ])('%s', async (_what, stage, expected) => {
    expect((await lookAt(stage)).names).toEqual(expected);
  });

  it('follows ten, as the CA says that it does, and no more', async () => {
    expect((await lookAt({ ipv4: onwards(10) })).names).toEqual([]);
    const { names, http } = await lookAt({ ipv4: onwards(11) });
    expect(names).toEqual(['http-redirect-loop']);
    expect(http.requests).toHaveLength(11);
  });

  it('carries no query away and sends none of ours', async () => {
    const { https, trace } = await lookAt({ ipv4: redirectTo('https://example.test/proof?a=b#c') });
    expect(https.requests[0]).toMatch(/^GET \/proof\?a=b HTTP\/1\.1\r\nHost: example\.test\r\n/);
    expect(trace).toEqual([
      'HTTP-01 GET http://example.test/.well-known/acme-challenge/TOKEN 127.0.0.1 → 301 to https://example.test/proof?a=b#c',
      'HTTP-01 GET https://example.test/proof?a=b 127.0.0.1 → 404',
    ]);
  });
});

describe('what is known of the host', () => {
  it.each([
    ['a button renews there', { id: 'xserver', isCertain: true }, []],
    ['it is not certain', { id: 'xserver', isCertain: false }, ['http-redirect-to-https']],
    ['nothing', null, ['http-redirect-to-https']],
  ])('says whether https will be away: %s', async (_what, hosting, expected) => {
    expect((await lookAt({ ipv4: redirectAll('https://example.test'), hosting })).names).toEqual(expected);
  });
});

describe('names and addresses of the real DNS', () => {
  it('takes no reserved address, as the CA does not, and no name that is none', async () => {
    const server = await start(say(404));
    const dns = await startDnsServer({ 'example.test': { A: ['127.0.0.1', '10.0.0.1'], AAAA: ['fd00::1'] } });
    const resolver = createResolver({ dnsServers: [dns.server], hostsFile: '/dev/null' });
    const world = {
      dialer: createDialer(resolver, ['127.0.0.1/32']),
      ports: { dns: 53, http: server.port, https: server.port },
    } as unknown as DiagnosisWorld;
    const names = [host, 'gone.test', 'user@example.test', 'two words', '0x7f.1'];
    const subject = buildSubject({ names: names.map((name) => ({ host: name, isWildcard: false, isRequired: true })) });
    const outcome = await createHttp01Checker().run(subject, world, AbortSignal.timeout(20_000));
    await dns.close();
    const found = outcome.kind === 'looked' ? outcome.found : [];
    expect(found.map(({ name, hosts }) => [name, ...hosts].join(' '))).toEqual(
      names.slice(1).map((name) => `http-no-address ${name}`),
    );
    expect(server.requests).toHaveLength(1);
  });
});

describe('several addresses', () => {
  it.each<[string, Stage, string[]]>([
    ['both families say the same', { ipv4: say(404), ipv6: say(404) }, []],
    ['IPv6 takes no connection: the CA turns to IPv4', { ipv4: say(404), ipv6: 'closed' }, ['ipv6-not-answering']],
    ['IPv6 takes none, and IPv4 refuses', { ipv4: say(403), ipv6: 'closed' }, ['ipv6-not-answering', 'http-forbidden']],
    ['IPv6 answers wrongly: the CA does not turn', { ipv4: say(404), ipv6: say(403) }, ['ipv6-answers-otherwise']],
    [
      'IPv6 breaks off: the CA does not turn',
      { ipv4: say(404), ipv6: (socket) => void socket.resetAndDestroy() },
      ['ipv6-answers-otherwise'],
    ],
    ['IPv6 is silent', { ipv4: say(404), ipv6: () => undefined }, ['ipv6-answers-otherwise']],
    [
      'IPv6 is another software',
      { ipv4: say(404, { server: 'nginx' }), ipv6: say(404, { server: 'Apache/2.4' }) },
      ['ipv6-answers-otherwise'],
    ],
    [
      'another version is no other software',
      { ipv4: say(404, { server: 'Apache/2.2' }), ipv6: say(404, { server: 'Apache/2.4' }) },
      [],
    ],
    [
      'IPv6 leads elsewhere',
      { ipv4: redirectAll('https://example.test'), ipv6: redirectAll('https://parking.example') },
      ['ipv6-answers-otherwise'],
    ],
    [
      'both are wrong, each in its way',
      { ipv4: say(500), ipv6: say(403) },
      ['ipv6-answers-otherwise', 'http-forbidden'],
    ],
    ['a second IPv4 address is another server', { ipv4: say(404), other: say(503) }, ['http-addresses-differ']],
    ['a second IPv4 address says the same', { ipv4: say(404), other: say(404) }, []],
  ])('%s', async (_what, stage, expected) => {
    expect((await lookAt(stage)).names).toEqual(expected);
  });
});

function afterInterim(): WebBehaviour {
  return send(
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\nHTTP/1.1 404 X\r\ncontent-length: 0\r\n\r\n',
  );
}

function packed(text: string): WebBehaviour {
  const body = gzipSync(text);
  return (socket) => {
    socket.write(`HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${body.length}\r\n\r\n`);
    socket.end(body);
  };
}

function chunked(text: string): WebBehaviour {
  const size = Buffer.byteLength(text).toString(16);
  return send(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${size}\r\n${text}\r\n0\r\n\r\n`);
}

function wordPress(sentence: string): WebBehaviour {
  return say(503, html, page('x', sentence));
}

function onHost(name: string, there: WebBehaviour, elsewhere: WebBehaviour): WebBehaviour {
  return (socket, head) => (head.includes(`Host: ${name}\r\n`) ? there : elsewhere)(socket, head);
}

/** Redirects so many times, each time to another path. */
function onwards(times: number): WebBehaviour {
  let count = 0;
  return (socket, head) => {
    count += 1;
    (count > times ? say(404) : redirectTo(`/${count}`))(socket, head);
  };
}

function missingSlash(): WebBehaviour {
  return (socket, head) => redirectTo(`https://example.test${pathOf(head).slice(1)}`)(socket, head);
}

function turnAway(_name: string, done: (error: Error) => void): void {
  done(new Error('no such host'));
}
