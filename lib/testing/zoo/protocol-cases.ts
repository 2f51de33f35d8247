import { days, ordinary, weak } from './zoo-world';
import type { ZooCase } from './zoo-world';

export const protocolCases: readonly ZooCase[] = [
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
