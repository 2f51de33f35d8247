import { mintIntermediate, mintLeaf, mintSelfSigned, toServerCertificate } from '@/lib/testing/mint';

import { days, ordinary } from './zoo-world';
import type { ZooCase } from './zoo-world';

export const chainCases: readonly ZooCase[] = [
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
