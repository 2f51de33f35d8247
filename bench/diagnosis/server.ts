// node --import tsx bench/diagnosis/server.ts, with IPC: a healthy site for bench/diagnosis.mjs, its name server and an ACME server's directory.
import { createServer } from 'node:http';

import { startDnsServer } from '@/lib/testing/dns-server';
import { listen } from '@/lib/testing/listen';
import { inDays, mintIntermediate, mintLeaf, mintRoot, toServerCertificate } from '@/lib/testing/mint';
import { startTlsServer } from '@/lib/testing/tls-server';

import type { ServedWorld } from './world';

const host = 'blog.example';
const address = '127.0.0.1';
const dns = await startDnsServer({
  [host]: {
    A: [address],
    NS: ['ns-a1.conoha.io', 'ns-a2.conoha.io'],
    SOA: {},
    CAA: [{ tag: 'issue', value: 'letsencrypt.org' }],
  },
  [`www.${host}`]: { A: [address] },
  'ns-a1.conoha.io': { A: [address] },
  'ns-a2.conoha.io': { A: [address] },
  '1.0.0.127.in-addr.arpa': { PTR: ['www1.conoha.ne.jp'] },
});
const root = mintRoot({ commonName: 'Bench Root' });
const intermediate = mintIntermediate(root);
const leaf = mintLeaf(intermediate, { names: [host, `www.${host}`], notBefore: inDays(-70), notAfter: inDays(20) });
const web = createServer((_request, response) => response.writeHead(404, { server: 'nginx' }).end('404 Not Found'));
const http = await listen(web, address, 0);
const https = await startTlsServer({ certificate: toServerCertificate(leaf, intermediate) });
const acme = createServer((request, response) => {
  const origin = `http://${request.headers.host ?? ''}`;
  const window = { start: inDays(-10).toISOString(), end: inDays(-8).toISOString() };
  const body = request.url === '/directory' ? { renewalInfo: `${origin}/info` } : { suggestedWindow: window };
  response.writeHead(200, { 'content-type': 'application/json', 'retry-after': '21600' }).end(JSON.stringify(body));
});
const { port } = await listen(acme, address, 0);

const world: ServedWorld = {
  host,
  dnsServer: dns.server,
  ports: { dns: dns.port, http: http.port, https: https.port },
  leaf: leaf.der.toString('base64'),
  acmeDirectory: `http://${address}:${port}/directory`,
};
process.send?.(world);
