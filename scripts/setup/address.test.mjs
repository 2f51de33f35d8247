import http from 'node:http';
import net from 'node:net';

import { afterEach, describe, expect, it } from 'vitest';

import { findFreePort, formatUrl, readAddress, requireFree } from './address.mjs';

const servers = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve)))));

function listen(server) {
  servers.push(server);
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
}

describe('readAddress', () => {
  it('is the loopback interface and 3000 when nothing is set', () => {
    expect(readAddress({ HOST: '', PORT: ' ' })).toEqual({
      host: '127.0.0.1',
      port: 3000,
      url: 'http://127.0.0.1:3000',
    });
  });

  it.each(['0.0.0.0', '::', '[::]', '192.168.1.5', 'nas.local'])(
    'does not listen on HOST=%s while nobody knows under which address',
    (HOST) => {
      expect(() => readAddress({ HOST })).toThrow(expect.objectContaining({ fault: 'base-url-missing' }));
      expect(readAddress({ HOST, KIGEN_BASE_URL: 'https://kigen.example.jp' }).port).toBe(3000);
    },
  );

  it.each(['0', '65536', '-1', '3000.5', 'abc', '0x10', '1e3'])('refuses PORT=%s', (PORT) => {
    expect(() => readAddress({ PORT })).toThrow(expect.objectContaining({ fault: 'bad-port', values: { got: PORT } }));
  });

  it('takes an IPv6 address with and without brackets', () => {
    expect(readAddress({ HOST: '[::1]', PORT: '80' })).toEqual({ host: '::1', port: 80, url: 'http://[::1]:80' });
  });
});

it('shows an address that a browser on this machine can open', () => {
  expect(formatUrl('0.0.0.0', 3000)).toBe('http://127.0.0.1:3000');
  expect(formatUrl('::', 3000)).toBe('http://[::1]:3000');
  expect(formatUrl('192.0.2.1', 3000)).toBe('http://192.0.2.1:3000');
});

describe('requireFree', () => {
  const at = (port, host = '127.0.0.1') => ({ host, port, url: formatUrl(host, port) });

  it('is content with a free port, and leaves it free', async () => {
    const port = await findFreePort();
    await requireFree(at(port));
    await requireFree(at(port));
  });

  it('tells a port that another program uses, and names another', async () => {
    const port = await listen(http.createServer((_, response) => response.end('something else')));
    await expect(requireFree(at(port))).rejects.toMatchObject({
      fault: 'port-taken',
      values: { port, other: port + 1 },
    });
  });

  it('tells a port that a program uses which hangs up', async () => {
    const port = await listen(net.createServer((socket) => socket.destroy()));
    await expect(requireFree(at(port))).rejects.toMatchObject({ fault: 'port-taken' });
  });

  it('tells a port on which Kigen runs already', async () => {
    const port = await listen(http.createServer((_, response) => response.end('{"name":"kigen","status":"ready"}')));
    await expect(requireFree(at(port))).rejects.toMatchObject({ fault: 'port-is-kigen' });
  });

  it('tells an address that this machine does not have', async () => {
    await expect(requireFree(at(3000, '192.0.2.1'))).rejects.toMatchObject({ fault: 'bad-host' });
  });
});
