import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Listening } from '@/lib/testing/listen';
import { mintIntermediate, mintLeaf, mintRoot, readMinted } from '@/lib/testing/mint';
import { startRawServer } from '@/lib/testing/misbehaving-server';
import { mutationOf } from '@/lib/testing/mutate';
import { buildServerFlight } from '@/lib/testing/server-flight';
import { findExtension, findSerial, findUrl } from './certificate-fields';
import { findPath } from './find-path';
import { judge } from './judge';
import { defaultUrgencyPolicy } from './lifetime';
import { createObserver } from './observe';
import { createTrustRoots } from './trust-roots';

const root = mintRoot();
const intermediate = mintIntermediate(root);
const leaf = mintLeaf(intermediate, { crlUrl: 'http://crl.test/', issuerUrl: 'http://issuer.test/' });
const roots = createTrustRoots([root.pem]);

let answer = Buffer.alloc(0);
let server: Listening;

beforeAll(async () => {
  server = await startRawServer(() => answer);
});

afterAll(() => server.close());

describe('foreign bytes', () => {
  it('in a certificate never make a path out of nothing', () => {
    const issuer = readMinted(intermediate);
    fc.assert(
      fc.property(mutationOf([leaf.der]), (der) => {
        const certificate = parse(der);
        if (certificate === null) return;
        // Only changes outside of what is signed can leave the signature good.
        const isUnchanged = certificate.raw.includes(leaf.der.subarray(4, leaf.der.length - 90));
        if (!isUnchanged) expect(findPath(certificate, [issuer], roots).end).not.toBe('trusted-root');
      }),
      { numRuns: 2000 },
    );
  });

  it('in a certificate never mislead the reading of its fields', () => {
    fc.assert(
      fc.property(mutationOf([leaf.der, intermediate.der]), (der) => {
        const serial = findSerial(der);
        if (serial) expect(serial.length).toBeLessThanOrEqual(der.length);
        const value = findExtension(der, '2.5.29.31');
        if (value) expect(findUrl(der, value) ?? 'http://').toMatch(/^https?:/i);
      }),
      { numRuns: 3000 },
    );
  });

  it('from a server end in a finding', async () => {
    const observer = createObserver({ allowNets: ['127.0.0.1/32'], timeoutMs: 2000 });
    const flights = [buildServerFlight([leaf.der, intermediate.der])];
    const broken = mutationOf([leaf.der]).map((der) => buildServerFlight([der]));
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutationOf(flights), broken, fc.uint8Array({ maxLength: 200 })), async (bytes) => {
        answer = Buffer.from(bytes);
        const observation = await observer.observe({ host: '127.0.0.1', port: server.port });
        const { findings } = judge(observation, { now: new Date(), policy: defaultUrgencyPolicy, hostDefaults: [] });
        expect(findings).toHaveLength(1);
        expect(['malformed-certificate', 'handshake-failed', 'not-tls', 'reset', 'protocol-too-old']).toContain(
          findings[0]?.problem,
        );
      }),
      { numRuns: 300 },
    );
  });
});

function parse(der: Buffer): X509Certificate | null {
  try {
    return new X509Certificate(der);
  } catch {
    return null; // OpenSSL refuses most of them
  }
}
