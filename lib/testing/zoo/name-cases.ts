import { days, ordinary, www, zooHost, zooHostDefault } from './zoo-world';
import type { ZooCase } from './zoo-world';

export const nameCases: readonly ZooCase[] = [
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
