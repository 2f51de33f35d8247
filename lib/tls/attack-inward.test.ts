import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDnsServer } from '@/lib/testing/dns-server';
import type { TestDnsServer } from '@/lib/testing/dns-server';
import { startFileServer } from '@/lib/testing/file-server';
import type { TestFileServer } from '@/lib/testing/file-server';
import { mintIntermediate, mintLeaf, mintRoot, toServerCertificate } from '@/lib/testing/mint';
import { mintCrl } from '@/lib/testing/mint-crl';
import { startTlsServer } from '@/lib/testing/tls-server';
import { judge } from './judge';
import { defaultUrgencyPolicy } from './lifetime';
import { createObserver } from './observe';

const root = mintRoot();
const intermediate = mintIntermediate(root);

let dns: TestDnsServer;
/** Nobody may be sent here: it has what was asked for, on an address that is not open. */
let trap: TestFileServer;
/** On an open address: it may be asked, and sends on to the trap. */
let guide: TestFileServer;

beforeAll(async () => {
  dns = await startDnsServer({ 'site.test': { A: ['127.0.0.1'] }, 'inward.test': { A: ['127.0.0.9'] } });
  trap = await startFileServer('127.0.0.9');
  guide = await startFileServer();
  for (const server of [trap, guide]) {
    server.set('/issuer', intermediate.der);
    server.set('/list', mintCrl(intermediate, { revoked: [] }));
  }
  for (const path of ['issuer', 'list']) guide.set(`/to-trap/${path}`, { redirectTo: `${trap.url}/${path}` });
});

afterAll(() => Promise.all([dns.close(), trap.close(), guide.close()]));

/** Each leads to the trap, or to where a cloud keeps its secrets. */
const ways: readonly [string, (path: string) => string][] = [
  ['the address itself', (path) => `${trap.url}/${path}`],
  ['a name of it', (path) => `http://inward.test:${trap.port}/${path}`],
  ['the address as one number', (path) => `http://2130706441:${trap.port}/${path}`],
  ['the address in hexadecimal', (path) => `http://0x7f.9:${trap.port}/${path}`],
  ['the address in octal', (path) => `http://0177.0.0.011:${trap.port}/${path}`],
  ['the address mapped into IPv6', (path) => `http://[::ffff:127.0.0.9]:${trap.port}/${path}`],
  ['the address behind NAT64', (path) => `http://[64:ff9b::7f00:9]:${trap.port}/${path}`],
  ['a redirect from an open address', (path) => `${guide.url}/to-trap/${path}`],
  ['the metadata service of a cloud', (path) => `http://169.254.169.254/${path}`],
  ['another scheme', (path) => `ldap://127.0.0.9:${trap.port}/${path}`],
  ['a user name that looks like a host', (path) => `http://site.test@127.0.0.9:${trap.port}/${path}`],
];

async function look(leafOptions: { issuerUrl?: string; crlUrl?: string }, sendsIssuer: boolean) {
  const leaf = mintLeaf(intermediate, { names: ['site.test'], ...leafOptions });
  const certificate = toServerCertificate(leaf, ...(sendsIssuer ? [intermediate] : []));
  await using server = await serve(certificate);
  const observer = createObserver({
    dnsServers: [dns.server],
    allowNets: ['127.0.0.1/32'],
    extraRoots: [root.pem],
    fetchPorts: new Set([80, trap.port, guide.port]),
    timeoutMs: 3000,
  });
  const seen = await observer.observe({ host: 'site.test', port: server.port });
  return { seen, ...judge(seen, { now: new Date(), policy: defaultUrgencyPolicy, hostDefaults: [] }) };
}

async function serve(certificate: { key: string; cert: string }) {
  const server = await startTlsServer({ certificate });
  return { port: server.port, [Symbol.asyncDispose]: () => server.close() };
}

describe('a certificate that sends whoever reads it inward', () => {
  it.each(ways)('for its issuer, by %s: nobody goes there', async (_way, urlOf) => {
    const { seen, findings } = await look({ issuerUrl: urlOf('issuer') }, false);
    expect(trap.requests).toEqual([]);
    expect(seen.addresses[0]?.path?.fetched).toEqual([]);
    expect(findings).not.toEqual([]);
  });

  it.each(ways)('for its revocation list, by %s: nobody goes there', async (_way, urlOf) => {
    const { seen } = await look({ crlUrl: urlOf('list') }, true);
    expect(trap.requests).toEqual([]);
    expect(seen.addresses[0]?.certificate).not.toBeNull();
    expect(seen.addresses[0]?.revocation?.state).not.toBe('good');
  });

  it('finds both at an address that is open, so that the refusals above are no accident', async () => {
    const completed = await look({ issuerUrl: `${guide.url}/issuer` }, false);
    expect(completed.seen.addresses[0]?.path?.fetched).toHaveLength(1);
    const listed = await look({ crlUrl: `${guide.url}/list` }, true);
    expect(listed.seen.addresses[0]?.revocation?.state).toBe('good');
  });
});
