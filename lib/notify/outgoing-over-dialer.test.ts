import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startDnsServer } from '@/lib/testing/dns-server';
import type { TestDnsServer } from '@/lib/testing/dns-server';
import { mintLeaf, mintRoot, toServerCertificate } from '@/lib/testing/mint';
import { drip, pour, redirectTo, say, send, startWebServer } from '@/lib/testing/web-server';
import type { TestWebServer } from '@/lib/testing/web-server';
import { createDialer } from '@/lib/tls/dialer';
import { createResolver } from '@/lib/tls/resolve';

import type { Outgoing } from './outgoing';
import { createOutgoing } from './outgoing-over-dialer';
import { listOutgoingPorts } from './outgoing-ports';

const root = mintRoot();
let web: TestWebServer;
let plain: TestWebServer;
let elsewhere: TestWebServer;
let dns: TestDnsServer;
let outgoing: Outgoing;
/** One that may dial nothing private. */
let closed: Outgoing;

beforeAll(async () => {
  const certificate = toServerCertificate(mintLeaf(root, { names: ['hook.test', '127.0.0.1'] }));
  web = await startWebServer(say(200), { tls: certificate });
  plain = await startWebServer(say(200));
  elsewhere = await startWebServer(say(200), { address: '127.0.0.2', port: plain.port });
  dns = await startDnsServer({
    'hook.test': { A: ['127.0.0.1'] },
    'other.test': { A: ['127.0.0.1'] },
    'inward.test': { A: ['10.0.0.1'] },
    'metadata.test': { A: ['169.254.169.254'] },
    'six.test': { AAAA: ['::ffff:169.254.169.254', 'fe80::1'] },
    'two.test': { A: ['127.0.0.1', '127.0.0.3'] },
    'mixed.test': { A: ['10.0.0.1', '127.0.0.1'] },
  });
  const range = (port: number) => ({ from: port, to: port });
  const ports = listOutgoingPorts([range(web.port), range(plain.port)]);
  const resolver = createResolver({ dnsServers: [dns.server] });
  const create = (allowNets: readonly string[], deadlineMs: number) =>
    createOutgoing({ dialer: createDialer(resolver, allowNets), allowNets, ports, deadlineMs, roots: [root.pem] });
  outgoing = create(['127.0.0.1/32'], 2000);
  closed = create([], 2000);
});

afterAll(async () => {
  await Promise.all([web, plain, elsewhere, dns].map((server) => server.close()));
});

const url = (host = 'hook.test') => `https://${host}:${web.port}/in?a=b`;
const post = (address: string, from = outgoing) =>
  from.request({ method: 'POST', url: address, headers: { 'x-key': 'k' }, body: '{"a":"あ"}' });

describe('a request', () => {
  it('reaches a name by its address, with the name as SNI and Host, and gives back what was said', async () => {
    web.behave(say(202, { 'Retry-After': '7' }, 'thanks'));
    expect(await post(url())).toEqual({
      ok: true,
      answer: { status: 202, headers: expect.objectContaining({ 'retry-after': '7' }) as object, body: 'thanks' },
    });
    const head = web.requests.at(-1) ?? '';
    expect(head).toMatch(/^POST \/in\?a=b HTTP\/1\.1\r\n/);
    expect(head.toLowerCase()).toContain(`\r\nhost: hook.test:${web.port}\r\n`);
    expect(head).toContain('x-key: k\r\n');
    expect(head).toContain('content-length: 11\r\n');
  });

  it('reaches an address by a certificate for that address', async () => {
    web.behave(say(200));
    expect(await post(url('127.0.0.1'))).toMatchObject({ ok: true });
  });

  it('does not follow a redirect', async () => {
    web.behave(redirectTo(`https://hook.test:${web.port}/next`, 302));
    const before = web.requests.length;
    expect(await post(url())).toMatchObject({ ok: true, answer: { status: 302 } });
    expect(web.requests.length - before).toBe(1);
  });

  it('says when a certificate does not hold: another name, another issuer', async () => {
    expect(await post(url('other.test'))).toMatchObject({
      failure: 'bad-certificate',
      detail: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    const strangers = createOutgoing({
      dialer: createDialer(createResolver({ dnsServers: [dns.server] }), ['127.0.0.1/32']),
      allowNets: ['127.0.0.1/32'],
      ports: listOutgoingPorts([{ from: web.port, to: web.port }]),
      deadlineMs: 2000,
      roots: [],
    });
    const before = web.requests.length;
    expect(await post(url(), strangers)).toMatchObject({ failure: 'bad-certificate' });
    expect(web.requests.length).toBe(before);
  });

  it('sends nothing without TLS but into a network that the owner opened', async () => {
    expect(await post(`http://hook.test:${plain.port}/`)).toMatchObject({ ok: true, answer: { status: 200 } });
    expect(await post(`http://hook.test:${plain.port}/`, closed)).toMatchObject({ failure: 'blocked' });
  });

  it('speaks to the next address when the first takes no connection', async () => {
    dns.set('late.test', { A: ['127.0.0.4', '127.0.0.1'] });
    const wide = createOutgoing({
      dialer: createDialer(createResolver({ dnsServers: [dns.server] }), ['127.0.0.0/8']),
      allowNets: ['127.0.0.0/8'],
      ports: listOutgoingPorts([{ from: plain.port, to: plain.port }]),
      deadlineMs: 2000,
      roots: [],
    });
    expect(await post(`http://late.test:${plain.port}/`, wide)).toMatchObject({ ok: true });
  });
});

describe('what must not be dialled', () => {
  it.each([
    'https://10.0.0.1/',
    'https://192.168.1.1/',
    'https://169.254.169.254/latest/meta-data/',
    'http://169.254.169.254/latest/meta-data/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.2]/',
    'https://[fd00:ec2::254]/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://127.0.0.2/',
    'https://localhost/',
    'https://inward.test/',
    'https://metadata.test/',
    'https://six.test/',
  ])('%s is refused', async (address) => {
    expect(await post(address, closed)).toMatchObject({ ok: false, failure: 'blocked' });
  });

  it('is left out where a name has allowed addresses too', async () => {
    const before = elsewhere.requests.length;
    expect(await post(`http://mixed.test:${plain.port}/`)).toMatchObject({ ok: true });
    dns.set('both.test', { A: ['127.0.0.2', '127.0.0.1'] });
    expect(await post(`http://both.test:${plain.port}/`)).toMatchObject({ ok: true });
    expect(elsewhere.requests.length).toBe(before);
  });

  it('keeps metadata services closed whatever the owner opened', async () => {
    const wide = createOutgoing({
      dialer: createDialer(createResolver({ dnsServers: [dns.server] }), ['0.0.0.0/0', '::/0']),
      allowNets: ['0.0.0.0/0', '::/0'],
      ports: listOutgoingPorts([]),
      deadlineMs: 2000,
      roots: [],
    });
    for (const host of ['169.254.169.254', 'metadata.test', '[::ffff:169.254.169.254]']) {
      expect(await post(`http://${host}/`, wide)).toMatchObject({ failure: 'blocked' });
    }
  });

  it.each(['https://hook.test:22/', 'https://hook.test:6379/', 'https://hook.test:25/'])(
    '%s is a port for something else',
    async (address) => {
      expect(await post(address)).toMatchObject({ failure: 'blocked-port' });
    },
  );

  it.each(['file:///etc/passwd', 'ftp://hook.test/', 'https://user:secret@hook.test/', 'hook.test', ''])(
    '%s is no address for a request',
    async (address) => {
      expect(await post(address)).toMatchObject({ failure: 'rejected' });
    },
  );

  it('holds for mail as well: its ports, its addresses', async () => {
    expect(await outgoing.connect('hook.test', 22)).toMatchObject({ failure: 'blocked-port' });
    expect(await outgoing.connect('inward.test', 25)).toMatchObject({ failure: 'blocked' });
    const connected = await outgoing.connect('hook.test', plain.port);
    expect(connected).toMatchObject({ ok: true });
    if (connected.ok) connected.socket.destroy();
  });
});

describe('what comes back', () => {
  it('is cut at 64 KB', async () => {
    web.behave(pour('HTTP/1.1 200 X\r\n\r\n', 'x'.repeat(10_000)));
    const answered = await post(url());
    expect(answered).toMatchObject({ ok: true, answer: { status: 200 } });
    expect(answered.ok && answered.answer.body.length).toBe(64 * 1024);
  });

  it('counts by its status when the body does not end before the deadline', async () => {
    web.behave(drip('HTTP/1.1 404 X\r\nContent-Length: 100000\r\n\r\n', 0));
    const answered = await post(url(), withDeadline(600));
    expect(answered).toMatchObject({ ok: true, answer: { status: 404 } });
  });

  it('is given up when nothing comes, and when it is no HTTP', async () => {
    web.behave(() => undefined);
    expect(await post(url(), withDeadline(300))).toEqual({ ok: false, failure: 'unreachable', detail: 'timeout' });
    web.behave(send('220 mail.test ESMTP\r\n'));
    expect(await post(url())).toMatchObject({ ok: false, failure: 'unreachable' });
    web.behave((socket) => socket.destroy());
    expect(await post(url())).toMatchObject({ ok: false, failure: 'unreachable' });
  });

  it('may have no end to its head: that is given up too', async () => {
    web.behave(pour('HTTP/1.1 200 X\r\n', `X-More: ${'x'.repeat(1000)}\r\n`));
    expect(await post(url())).toMatchObject({ ok: false, failure: 'unreachable' });
  });

  function withDeadline(deadlineMs: number): Outgoing {
    return createOutgoing({
      dialer: createDialer(createResolver({ dnsServers: [dns.server] }), ['127.0.0.1/32']),
      allowNets: ['127.0.0.1/32'],
      ports: listOutgoingPorts([{ from: web.port, to: web.port }]),
      deadlineMs,
      roots: [root.pem],
    });
  }
});

describe('a value that holds a line break', () => {
  it.each([
    ['x-a', 'b\r\nX-Evil: 1'],
    ['x-a', 'b\nX-Evil: 1'],
    ['x-a\r\nX-Evil', '1'],
    ['x-a', 'あ'],
  ])('never becomes a header: %j %j', async (name, value) => {
    const before = web.requests.length;
    expect(await outgoing.request({ method: 'GET', url: url(), headers: { [name]: value } })).toMatchObject({
      failure: 'rejected',
    });
    expect(web.requests.length).toBe(before);
  });

  it('does not become one by way of the address', async () => {
    web.behave(say(200));
    await outgoing.request({ method: 'GET', url: `${url()}\r\nX-Evil: 1`, headers: {} });
    expect(web.requests.join('')).not.toMatch(/^x-evil/im);
  });
});
