import { describe, expect, it } from 'vitest';

import { describeChange } from './changes';
import type { CertificateMark, Change, Look } from './changes';

const first: CertificateMark = {
  fingerprint256: 'AA:AA',
  notBefore: new Date('2026-08-01T00:00:00Z'),
  notAfter: new Date('2026-10-30T00:00:00Z'),
};
const second: CertificateMark = {
  fingerprint256: 'BB:BB',
  notBefore: new Date('2026-10-01T00:00:00Z'),
  notAfter: new Date('2026-12-30T00:00:00Z'),
};
const fine: Look = { wasReached: true, certificate: first, problems: [] };
const renewed: Look = { ...fine, certificate: second };
const silent: Look = { wasReached: false, certificate: first, problems: ['timeout'] };
const offline: Look = { wasReached: false, certificate: first, problems: ['offline'] };
const nothing: Change[] = [{ kind: 'nothing-changed' }];

describe('describeChange', () => {
  it.each<[string, Look | null, Look, Change[]]>([
    ['a first look', null, fine, [{ kind: 'first-look' }]],
    ['a first look at something bad', null, silent, [{ kind: 'first-look' }]],
    ['nothing new', fine, fine, nothing],
    ['the same problem as before', { ...fine, problems: ['expired'] }, { ...fine, problems: ['expired'] }, nothing],
    ['another certificate', fine, renewed, [{ kind: 'certificate-replaced', from: first, to: second }]],
    ['the first certificate of its own', { ...fine, certificate: null }, fine, nothing],
    ['a new problem', fine, { ...fine, problems: ['expiring'] }, [{ kind: 'problem-appeared', problem: 'expiring' }]],
    [
      'a renewal that came late',
      { ...fine, problems: ['renewal-overdue'] },
      renewed,
      [
        { kind: 'certificate-replaced', from: first, to: second },
        { kind: 'problem-gone', problem: 'renewal-overdue' },
      ],
    ],
    [
      'SSL switched OFF at the host',
      { ...fine, problems: ['expiring'] },
      { ...fine, problems: ['host-default-certificate', 'expiring'] },
      [{ kind: 'problem-appeared', problem: 'host-default-certificate' }],
    ],
    ['silence', fine, silent, [{ kind: 'unreachable', problem: 'timeout' }]],
    [
      'silence, which hides an old problem but does not end it',
      { ...fine, problems: ['incomplete-chain'] },
      silent,
      [{ kind: 'unreachable', problem: 'timeout' }],
    ],
    ['silence as before', silent, silent, nothing],
    [
      'another kind of silence',
      silent,
      { ...silent, problems: ['refused'] },
      [{ kind: 'problem-appeared', problem: 'refused' }],
    ],
    ['an answer after silence', silent, fine, [{ kind: 'answers-again' }]],
    [
      'an answer with a problem after silence',
      silent,
      { ...fine, problems: ['expired'] },
      [{ kind: 'answers-again' }, { kind: 'problem-appeared', problem: 'expired' }],
    ],
    ['our own network down', fine, offline, [{ kind: 'problem-appeared', problem: 'offline' }]],
    ['our own network still down', offline, offline, nothing],
    ['our own network back', offline, fine, [{ kind: 'problem-gone', problem: 'offline' }]],
    ['silence once our own network is back', offline, silent, [{ kind: 'unreachable', problem: 'timeout' }]],
    [
      'one of two servers silent, which is no silence of the site',
      fine,
      { ...fine, problems: ['timeout'] },
      [{ kind: 'problem-appeared', problem: 'timeout' }],
    ],
  ])('tells of %s', (_, previous, next, changes) => {
    expect(describeChange(previous, next)).toEqual(changes);
  });
});
