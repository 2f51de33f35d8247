import { spawn } from 'node:child_process';
import http from 'node:http';
import net from 'node:net';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { afterEach, describe, expect, it } from 'vitest';

const preload = fileURLToPath(new URL('door.cjs', import.meta.url));

/** Answers with what it was given, and asks itself with the same headers when it is told to, as Next does. */
const echo = `
  const http = require('node:http');
  const server = http.createServer((request, response) => {
    const { headers, headersDistinct, rawHeaders } = request;
    if (request.url !== '/again') return response.end(JSON.stringify({ headers, headersDistinct, rawHeaders }));
    const copy = { ...headers, 'x-forwarded-for': '127.0.0.1' };
    http.get({ port: server.address().port, host: '127.0.0.1', path: '/', headers: copy }, (own) => own.pipe(response));
  });
  server.listen(0, process.env.LISTEN, () => console.log(server.address().port));
`;

const children = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill();
});

async function serve({ trusted = '', listen = '127.0.0.1' } = {}) {
  const child = spawn(process.execPath, ['--require', preload, '--eval', echo], {
    env: { ...process.env, LISTEN: listen, KIGEN_TRUSTED_PROXIES: trusted },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return Number(await new Promise((resolve) => child.stdout.once('data', (text) => resolve(String(text)))));
}

/** From another address of this machine, if wished. */
function ask(port, { headers = {}, from = '127.0.0.1', path = '/' } = {}) {
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, path, headers, localAddress: from, agent: false }, (response) => {
        let body = '';
        response.on('data', (text) => (body += text));
        response.on('end', () => resolve(JSON.parse(body)));
      })
      .on('error', reject);
  });
}

const marksOf = ({ headers }) => ({ peer: headers['x-kigen-peer'], direct: headers['x-kigen-direct'] });

const forged = {
  'X-Forwarded-For': '198.51.100.1',
  'X-Forwarded-Host': 'evil.example',
  'X-FORWARDED-PROTO': 'https',
  'x-forwarded': 'for=198.51.100.1',
  Forwarded: 'for=198.51.100.1',
  'X-Real-IP': '198.51.100.1',
  'X-Kigen-Peer': '198.51.100.1',
  'x-kigen-direct': '1',
  'X-Kigen-Seal': 'A'.repeat(43),
  'X-Kigen-Anything': '1',
};

describe('a server behind the door', () => {
  it('marks each request with the address of its socket', async () => {
    const port = await serve();
    expect(marksOf(await ask(port))).toEqual({ peer: '127.0.0.1', direct: '1' });
    expect(marksOf(await ask(port, { from: '127.0.0.7' }))).toEqual({ peer: '127.0.0.7', direct: '1' });
  });

  it('takes what was forged out of all forms in which Node gives headers, and leaves the rest', async () => {
    const port = await serve();
    const got = await ask(port, { headers: { ...forged, 'X-Other': 'kept', Accept: '*/*' } });
    expect(marksOf(got)).toEqual({ peer: '127.0.0.1', direct: '0' });
    expect(JSON.stringify(got)).not.toMatch(/198\.51\.100\.1|evil|AAAA|anything|"forwarded"|x-forwarded/i);
    expect(got.headers).toMatchObject({ 'x-other': 'kept', accept: '*/*' });
    expect(got.headersDistinct).toMatchObject({ 'x-other': ['kept'], 'x-kigen-peer': ['127.0.0.1'] });
    expect(got.rawHeaders).toEqual(expect.arrayContaining(['X-Other', 'kept', 'x-kigen-peer']));
    expect(got.rawHeaders.length % 2).toBe(0);
  });

  it('believes a trusted proxy, and nobody else', async () => {
    const port = await serve({ trusted: '127.0.0.2/31' });
    const headers = { 'X-Forwarded-For': '127.0.0.1, 198.51.100.7, 127.0.0.3' };
    expect(marksOf(await ask(port, { from: '127.0.0.2', headers }))).toEqual({ peer: '198.51.100.7', direct: '0' });
    expect(marksOf(await ask(port, { from: '127.0.0.4', headers }))).toEqual({ peer: '127.0.0.4', direct: '0' });
  });

  it('reads several lines of one header as one list', async () => {
    const port = await serve({ trusted: '127.0.0.2' });
    const headers = { 'X-Forwarded-For': ['198.51.100.9', '198.51.100.7'] };
    expect(marksOf(await ask(port, { from: '127.0.0.2', headers })).peer).toBe('198.51.100.7');
  });

  it('gives the IPv4 address where the socket is one of IPv6 (::ffff:127.0.0.1)', async () => {
    const port = await serve({ listen: '::', trusted: '127.0.0.2' });
    expect(marksOf(await ask(port, { from: '127.0.0.1' })).peer).toBe('127.0.0.1');
    const headers = { 'X-Forwarded-For': '::ffff:198.51.100.7' };
    expect(marksOf(await ask(port, { from: '127.0.0.2', headers })).peer).toBe('198.51.100.7');
  });

  it('trusts nobody when the list of proxies is bad', async () => {
    const port = await serve({ trusted: '127.0.0.1,home' });
    expect(marksOf(await ask(port, { headers: { 'X-Forwarded-For': '198.51.100.7' } })).peer).toBe('127.0.0.1');
  });

  it('keeps the first peer of a request that the server sends to itself', async () => {
    const port = await serve();
    expect(marksOf(await ask(port, { from: '127.0.0.7', path: '/again' }))).toEqual({ peer: '127.0.0.7', direct: '1' });
  });

  it('does not take the seal of one peer for another', async () => {
    const port = await serve();
    const { headers } = await ask(port, { from: '127.0.0.7' });
    const stolen = { 'x-kigen-peer': '127.0.0.9', 'x-kigen-direct': '1', 'x-kigen-seal': headers['x-kigen-seal'] };
    expect(marksOf(await ask(port, { from: '127.0.0.7', headers: stolen })).peer).toBe('127.0.0.7');
  });

  it('is not fooled on the second request of a connection', async () => {
    const port = await serve();
    const text = 'GET / HTTP/1.1\r\nHost: x\r\nX-Kigen-Peer: 198.51.100.1\r\nX-Forwarded-For: 198.51.100.1\r\n';
    const answer = await new Promise((resolve) => {
      let read = '';
      const socket = net.connect(port, '127.0.0.1', () => socket.write(`${text}\r\n${text}Connection: close\r\n\r\n`));
      socket.on('data', (chunk) => (read += chunk));
      socket.on('close', () => resolve(read));
    });
    expect(answer.match(/"x-kigen-peer":"127\.0\.0\.1"/g)).toHaveLength(2);
    expect(answer).not.toContain('198.51.100.1');
  });
});
