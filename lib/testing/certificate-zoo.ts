import type { TlsOptions } from 'node:tls';
import type { ProblemName } from '@/lib/tls/problem';
import { inDays, mintIntermediate, mintLeaf, mintRoot, mintSelfSigned, toServerCertificate } from './mint';
import type { Minted, MintOptions } from './mint';
import { mintCrl } from './mint-crl';
import type { TestFileServer } from './file-server';
import type { ServerCertificate } from './tls-server';

/** The authorities of the zoo: one that visitors trust, and a stranger. */
export interface ZooWorld {
  root: Minted;
  intermediate: Minted;
  strangerRoot: Minted;
  strangerIntermediate: Minted;
  /** Where issuers and revocation lists are fetched from. */
  files: TestFileServer;
}

export interface ZooCase {
  name: string;
  /** Default: site.test */
  host?: string;
  certificate(world: ZooWorld): ServerCertificate;
  tls?: TlsOptions;
  /** Every problem that the look finds, and no other. */
  problems: readonly ProblemName[];
}

export const zooHost = 'site.test';
/** A host's own wildcard, which it shows for every site that has no certificate. */
export const zooHostDefault = '*.hosting.test';

const weak: TlsOptions = { ciphers: 'DEFAULT:@SECLEVEL=0' };
const www = `www.${zooHost}`;

export function createZooWorld(files: TestFileServer): ZooWorld {
  const root = mintRoot({ commonName: 'Zoo Root', notAfter: inDays(50 * 365) });
  const strangerRoot = mintRoot({ commonName: 'Stranger Root' });
  const intermediate = mintIntermediate(root, { commonName: 'Zoo Intermediate', notAfter: inDays(40 * 365) });
  const strangerIntermediate = mintIntermediate(strangerRoot, { commonName: 'Stranger Intermediate' });
  files.set('/intermediate.der', intermediate.der);
  files.set('/stranger.der', strangerIntermediate.der);
  files.set('/huge', 'endless');
  files.set('/silent', 'silence');
  return { root, intermediate, strangerRoot, strangerIntermediate, files };
}

/** A leaf of the trusted intermediate, sent with it. */
function ordinary(options: MintOptions = {}): ZooCase['certificate'] {
  return ({ intermediate }) =>
    toServerCertificate(mintLeaf(intermediate, { names: [zooHost], ...options }), intermediate);
}

/** Valid from so many days ago until so many days from now. */
function days(before: number, after: number): Pick<MintOptions, 'notBefore' | 'notAfter'> {
  return { notBefore: inDays(-before), notAfter: inDays(after) };
}

const seconds = 1 / 86_400;

const dateCases: readonly ZooCase[] = [
  { name: 'a fresh one of 90 days', certificate: ordinary(days(1, 89)), problems: [] },
  { name: 'a fresh one of 64 days', certificate: ordinary(days(1, 63)), problems: [] },
  { name: 'a fresh one of 45 days', certificate: ordinary(days(1, 44)), problems: [] },
  { name: 'a fresh one of 160 hours', certificate: ordinary(days(1, 160 / 24 - 1)), problems: [] },
  { name: 'a fresh one of 398 days', certificate: ordinary(days(1, 397)), problems: [] },
  {
    name: 'one that was renewed at the last moment',
    certificate: ordinary(days(89, 1 / 24)),
    problems: ['renewal-overdue'],
  },
  { name: 'one that ends after 2050', certificate: ordinary(days(1, 365 * 35)), problems: [] },
  { name: 'one whose renewal is due', certificate: ordinary(days(65, 25)), problems: ['expiring'] },
  { name: 'one whose renewal failed', certificate: ordinary(days(75, 15)), problems: ['renewal-overdue'] },
  { name: 'one that ended a second ago', certificate: ordinary(days(90, -2 * seconds)), problems: ['expired'] },
  { name: 'one that ended an hour ago', certificate: ordinary(days(90, -1 / 24)), problems: ['expired'] },
  { name: 'one that ended a year ago', certificate: ordinary(days(455, -365)), problems: ['expired'] },
  { name: 'one that begins in an hour', certificate: ordinary(days(-1 / 24, 90)), problems: ['not-yet-valid'] },
  { name: 'one that begins tomorrow', certificate: ordinary(days(-1, 90)), problems: ['not-yet-valid'] },
];

const chainCases: readonly ZooCase[] = [
  { name: 'a self-signed one', certificate: () => toServerCertificate(mintSelfSigned()), problems: ['self-signed'] },
  {
    name: 'an unknown root that is sent along',
    certificate: ({ strangerRoot, strangerIntermediate }) =>
      toServerCertificate(mintLeaf(strangerIntermediate), strangerIntermediate, strangerRoot),
    problems: ['untrusted-root'],
  },
  {
    name: 'an unknown root that is not sent',
    certificate: ({ strangerIntermediate }) =>
      toServerCertificate(mintLeaf(strangerIntermediate), strangerIntermediate),
    problems: ['untrusted-root'],
  },
  {
    name: 'a missing intermediate that can be fetched',
    certificate: ({ intermediate, files }) =>
      toServerCertificate(mintLeaf(intermediate, { issuerUrl: `${files.url}/intermediate.der` })),
    problems: ['incomplete-chain'],
  },
  {
    name: 'a missing intermediate that cannot be fetched',
    certificate: ({ intermediate, files }) =>
      toServerCertificate(mintLeaf(intermediate, { issuerUrl: `${files.url}/nothing-here` })),
    problems: ['incomplete-chain'],
  },
  {
    name: 'a missing intermediate at an endless address',
    certificate: ({ intermediate, files }) =>
      toServerCertificate(mintLeaf(intermediate, { issuerUrl: `${files.url}/huge` })),
    problems: ['incomplete-chain'],
  },
  {
    name: 'a missing intermediate of an unknown root',
    certificate: ({ strangerIntermediate, files }) =>
      toServerCertificate(mintLeaf(strangerIntermediate, { issuerUrl: `${files.url}/stranger.der` })),
    problems: ['untrusted-root'],
  },
  {
    name: 'a missing intermediate that nothing names',
    certificate: ({ intermediate }) => toServerCertificate(mintLeaf(intermediate)),
    problems: ['untrusted-root'],
  },
  {
    name: 'an expired intermediate',
    certificate: ({ root }) => {
      const expired = mintIntermediate(root, { commonName: 'Expired Intermediate', ...days(400, -1) });
      return toServerCertificate(mintLeaf(expired), expired);
    },
    problems: ['expired-chain'],
  },
  {
    name: 'an intermediate that ends before the leaf',
    certificate: ({ root }) => {
      const ending = mintIntermediate(root, { commonName: 'Ending Intermediate', ...days(300, 30) });
      return toServerCertificate(mintLeaf(ending), ending);
    },
    problems: ['chain-expiring'],
  },
  {
    name: 'an intermediate that ends within a day',
    certificate: ({ root }) => {
      const ending = mintIntermediate(root, { commonName: 'Ending Intermediate', ...days(300, 0.5) });
      return toServerCertificate(mintLeaf(ending), ending);
    },
    problems: ['chain-expiring'],
  },
  {
    name: 'an expired intermediate beside its successor',
    certificate: ({ root, intermediate }) => {
      const { key } = intermediate;
      const expired = mintIntermediate(root, { commonName: intermediate.commonName, key, ...days(400, -1) });
      return toServerCertificate(mintLeaf(intermediate), expired, intermediate);
    },
    problems: [],
  },
  {
    name: 'three intermediates',
    certificate: ({ intermediate }) => {
      const second = mintIntermediate(intermediate, { commonName: 'Second Intermediate' });
      const third = mintIntermediate(second, { commonName: 'Third Intermediate' });
      return toServerCertificate(mintLeaf(third), third, second, intermediate);
    },
    problems: [],
  },
  {
    name: 'the second of two intermediates missing',
    certificate: ({ intermediate, files }) => {
      const second = mintIntermediate(intermediate, {
        commonName: 'Second Intermediate',
        issuerUrl: `${files.url}/intermediate.der`,
      });
      return toServerCertificate(mintLeaf(second), second);
    },
    problems: ['incomplete-chain'],
  },
  {
    name: 'two intermediates in the wrong order',
    certificate: ({ intermediate }) => {
      const lower = mintIntermediate(intermediate, { commonName: 'Lower Intermediate' });
      return toServerCertificate(mintLeaf(lower), intermediate, lower);
    },
    problems: [],
  },
  {
    name: 'intermediates that nobody needs',
    certificate: ({ root, intermediate, strangerIntermediate }) =>
      toServerCertificate(mintLeaf(intermediate), strangerIntermediate, intermediate, root),
    problems: [],
  },
  {
    name: 'an intermediate that may issue for other names only',
    certificate: ({ root }) => {
      const limited = mintIntermediate(root, { commonName: 'Limited Intermediate', permittedNames: ['other.test'] });
      return toServerCertificate(mintLeaf(limited), limited);
    },
    problems: ['untrusted-root'],
  },
  {
    name: 'an issuer that is no authority',
    certificate: ({ intermediate }) => {
      const notAnAuthority = mintLeaf(intermediate, { commonName: 'leaf.test' });
      return toServerCertificate(mintLeaf(notAnAuthority), notAnAuthority, intermediate);
    },
    problems: ['untrusted-root'],
  },
  {
    name: 'one that is for clients only',
    certificate: ordinary({ usages: ['1.3.6.1.5.5.7.3.2'] }),
    problems: ['untrusted-root'],
  },
  {
    name: 'an expired one for another name without its intermediate',
    certificate: ({ intermediate, files }) =>
      toServerCertificate(
        mintLeaf(intermediate, { names: ['other.test'], issuerUrl: `${files.url}/intermediate.der`, ...days(90, -1) }),
      ),
    problems: ['expired', 'incomplete-chain', 'name-mismatch'],
  },
  {
    name: 'an expired one of an expired intermediate',
    certificate: ({ root }) => {
      const expired = mintIntermediate(root, { commonName: 'Expired Intermediate', ...days(400, -1) });
      return toServerCertificate(mintLeaf(expired, days(90, -1)), expired);
    },
    problems: ['expired', 'expired-chain'],
  },
  {
    name: 'an expired self-signed one for another name',
    certificate: () => toServerCertificate(mintSelfSigned({ names: ['other.test'], ...days(90, -1) })),
    problems: ['expired', 'self-signed', 'name-mismatch'],
  },
  {
    name: 'an expired one of an unknown root',
    certificate: ({ strangerIntermediate }) =>
      toServerCertificate(mintLeaf(strangerIntermediate, days(90, -1)), strangerIntermediate),
    problems: ['expired', 'untrusted-root'],
  },
];

const nameCases: readonly ZooCase[] = [
  { name: 'another name', certificate: ordinary({ names: ['other.test'] }), problems: ['name-mismatch'] },
  { name: 'www only, asked for the bare name', certificate: ordinary({ names: [www] }), problems: ['name-mismatch'] },
  { name: 'the bare name only, asked for www', host: www, certificate: ordinary(), problems: ['name-mismatch'] },
  { name: 'a wildcard one level up', host: www, certificate: ordinary({ names: [`*.${zooHost}`] }), problems: [] },
  {
    name: 'a wildcard two levels up',
    host: `a.${www}`,
    certificate: ordinary({ names: [`*.${zooHost}`] }),
    problems: ['name-mismatch'],
  },
  {
    name: 'a common name without alternative names',
    certificate: ordinary({ commonName: zooHost, names: [] }),
    problems: ['no-san'],
  },
  {
    name: 'a thousand names',
    certificate: ordinary({ names: [...Array.from({ length: 1000 }, (_, index) => `host-${index}.test`), zooHost] }),
    problems: [],
  },
  {
    name: 'ten thousand names',
    certificate: ordinary({ names: [...Array.from({ length: 10_000 }, (_, index) => `host-${index}.test`), zooHost] }),
    problems: ['handshake-failed'],
  },
  {
    name: 'an international name',
    host: 'xn--wgv71a119e.test',
    certificate: ordinary({ names: ['xn--wgv71a119e.test'] }),
    problems: [],
  },
  {
    name: "the host's own wildcard",
    certificate: ordinary({ names: [zooHostDefault, 'hosting.test'] }),
    problems: ['host-default-certificate'],
  },
  {
    name: "the host's own wildcard, shortly before its end",
    certificate: ordinary({ names: [zooHostDefault], ...days(85, 5) }),
    problems: ['host-default-certificate'],
  },
  {
    name: "the host's own wildcard where it belongs",
    host: 'me.hosting.test',
    certificate: ordinary({ names: [zooHostDefault] }),
    problems: [],
  },
  {
    name: 'markup in the common name',
    certificate: ordinary({ commonName: '<script>alert(1)</script>' }),
    problems: [],
  },
  {
    name: 'a NUL byte in the common name',
    certificate: ordinary({ commonName: `${zooHost}\0.evil.test`, names: ['evil.test'] }),
    problems: ['name-mismatch'],
  },
  {
    name: 'letters that turn the direction of writing',
    certificate: ordinary({ commonName: '\u202Etset.etis\u2066', names: [zooHost] }),
    problems: [],
  },
  {
    name: 'an alternative name that looks like two',
    certificate: ordinary({ names: [`evil.test, DNS:${zooHost}`] }),
    problems: ['name-mismatch'],
  },
  {
    name: 'an address among the names, asked for the name',
    certificate: ordinary({ names: ['127.0.0.1'] }),
    problems: ['name-mismatch'],
  },
  { name: 'a negative serial number', certificate: ordinary({ serial: Buffer.from([0x80, 0x01]) }), problems: [] },
];

const strengthCases: readonly ZooCase[] = [
  { name: 'an RSA key of 2048 bits', certificate: ordinary({ keyType: 'rsa-2048' }), problems: [] },
  { name: 'an RSA key of 3072 bits', certificate: ordinary({ keyType: 'rsa-3072' }), problems: [] },
  { name: 'an RSA key of 4096 bits', certificate: ordinary({ keyType: 'rsa-4096' }), problems: [] },
  { name: 'an EC key P-384', certificate: ordinary({ keyType: 'ec-p384' }), problems: [] },
  // No browser speaks Ed25519, and Chromium not P-521.
  { name: 'an EC key P-521', certificate: ordinary({ keyType: 'ec-p521' }), problems: ['handshake-failed'] },
  { name: 'an Ed25519 key', certificate: ordinary({ keyType: 'ed25519' }), problems: ['handshake-failed'] },
  {
    name: 'an RSA key of 1024 bits',
    certificate: ordinary({ keyType: 'rsa-1024' }),
    tls: weak,
    problems: ['weak-key'],
  },
  { name: 'a signature with SHA-1', certificate: ordinary({ hash: 'sha1' }), tls: weak, problems: ['weak-signature'] },
  {
    name: 'an expired one with a weak key',
    certificate: ordinary({ keyType: 'rsa-1024', ...days(90, -1) }),
    tls: weak,
    problems: ['expired', 'weak-key'],
  },
];

const protocolCases: readonly ZooCase[] = [
  {
    name: 'TLS 1.0 only',
    certificate: ordinary(),
    tls: { ...weak, minVersion: 'TLSv1', maxVersion: 'TLSv1' },
    problems: ['protocol-too-old'],
  },
  {
    name: 'TLS 1.1 only, with an expired certificate',
    certificate: ordinary(days(90, -1)),
    tls: { ...weak, minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1' },
    problems: ['protocol-too-old', 'expired'],
  },
  { name: 'TLS 1.2 only', certificate: ordinary(), tls: { maxVersion: 'TLSv1.2' }, problems: [] },
  { name: 'TLS 1.3 only', certificate: ordinary(), tls: { minVersion: 'TLSv1.3' }, problems: [] },
  {
    name: 'a client certificate demanded in TLS 1.2',
    certificate: ordinary(),
    tls: { requestCert: true, rejectUnauthorized: true, maxVersion: 'TLSv1.2' },
    problems: ['client-certificate-required'],
  },
  {
    name: 'a client certificate demanded in TLS 1.3',
    certificate: ordinary(),
    tls: { requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.3' },
    problems: ['client-certificate-required'],
  },
  { name: 'HTTP/2 only', certificate: ordinary(), tls: { ALPNProtocols: ['h2'] }, problems: [] },
];

const revocationCases: readonly ZooCase[] = [
  {
    name: 'a revoked one',
    certificate: (world) => listed(world, '/revoked.crl', (leaf) => mintCrl(world.intermediate, { revoked: [leaf] })),
    problems: ['revoked'],
  },
  {
    name: 'one that is not on the list',
    certificate: (world) =>
      listed(world, '/good.crl', () => mintCrl(world.intermediate, { revoked: [world.strangerRoot] })),
    problems: [],
  },
  {
    name: 'one on a list that somebody else signed',
    certificate: (world) =>
      listed(world, '/forged.crl', (leaf) => mintCrl(world.strangerIntermediate, { revoked: [leaf] })),
    problems: [],
  },
  {
    name: 'one on a list that cannot be fetched',
    certificate: ({ intermediate, files }) =>
      toServerCertificate(mintLeaf(intermediate, { crlUrl: `${files.url}/no-list` }), intermediate),
    problems: [],
  },
];

function listed(world: ZooWorld, path: string, list: (leaf: Minted) => Buffer): ServerCertificate {
  const leaf = mintLeaf(world.intermediate, { crlUrl: world.files.url + path });
  world.files.set(path, list(leaf));
  return toServerCertificate(leaf, world.intermediate);
}

export const zooGroups: Readonly<Record<string, readonly ZooCase[]>> = {
  dates: dateCases,
  chains: chainCases,
  names: nameCases,
  strength: strengthCases,
  protocols: protocolCases,
  revocation: revocationCases,
};

export const zooCases = Object.values(zooGroups).flat();
