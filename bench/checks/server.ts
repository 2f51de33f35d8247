// node --import tsx bench/checks/server.ts, with IPC: web sites and a silent port for bench/checks.mjs. With "plain" as its argument
// certificates name no revocation list: the built app fetches those from port 80 alone (bench/watch.mjs).
import { createSecureContext, createServer } from 'node:tls';
import type { SecureContext } from 'node:tls';

import { startFileServer } from '@/lib/testing/file-server';
import { listen } from '@/lib/testing/listen';
import { inDays, mintIntermediate, mintLeaf, mintRoot, toServerCertificate } from '@/lib/testing/mint';
import { mintCrl } from '@/lib/testing/mint-crl';
import { startMisbehavingServer } from '@/lib/testing/misbehaving-server';

import { hostCount, hostOf } from './world';
import type { ServedWorld } from './world';

const root = mintRoot({ commonName: 'Bench Root' });
const intermediate = mintIntermediate(root, { commonName: 'Bench Intermediate' });
const answer = 'HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n';

const files = await startFileServer();
files.set('/list.crl', mintCrl(intermediate, { revoked: [root] }));

const contexts = Array.from({ length: hostCount }, (_, index) => createSite(index));
const web = createServer({ SNICallback: (name, done) => done(null, findSite(name)) }, (socket) => {
  socket.on('error', () => undefined);
  socket.on('data', () => socket.end(answer));
});
web.on('tlsClientError', () => undefined);
const { port } = await listen(web, '127.0.0.1', 0);
const silent = await startMisbehavingServer('silent');

const world: Omit<ServedWorld, 'dnsServer'> = {
  hostCount,
  port,
  silentPort: silent.port,
  rootPem: root.pem,
  filePort: files.port,
};
process.send?.(world);

/** A certificate of its own as Let's Encrypt issues them: 90 days, EC P-256, both names, a revocation list. */
function createSite(index: number): SecureContext {
  const host = hostOf(index);
  const dates = { notBefore: inDays(-1), notAfter: inDays(89) };
  const crl = process.argv[2] === 'plain' ? {} : { crlUrl: `${files.url}/list.crl` };
  const leaf = mintLeaf(intermediate, { names: [host, `www.${host}`], ...crl, ...dates });
  return createSecureContext(toServerCertificate(leaf, intermediate));
}

function findSite(name: string): SecureContext | undefined {
  return contexts[Number(/^site-(\d+)\./.exec(name)?.[1])];
}
