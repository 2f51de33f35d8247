import type { Checker } from '@/lib/diagnosis/checker';
import { found } from '@/lib/diagnosis/finding';
import type { Found } from '@/lib/diagnosis/finding';
import { usualLimits } from '@/lib/diagnosis/http/hop';
import type { ProbeLimits } from '@/lib/diagnosis/http/hop';
import { readProbe, traceProbe } from '@/lib/diagnosis/http/read-probe';
import { probeOnce } from '@/lib/diagnosis/http/shared-probe';
import type { DiagnosisSubject } from '@/lib/diagnosis/subject';
import { findHosting, listDefaultCertificateNames } from '@/lib/hosting/find-hosting';
import { withDeadline } from '@/lib/tls/with-deadline';

const mostNames = 30;
/** Less than the checker's deadline, so that what was seen by then is told. */
const wholeMs = 22_000;

/** Asks for a challenge under every name as the CA would, and reads what comes back. */
export function createHttp01Checker(limits: Partial<ProbeLimits> = {}): Checker {
  return {
    id: 'http-01',
    deadlineMs: 26_000,
    words: {
      title: { ja: 'Let’s Encrypt の確認(ポート80)', en: 'The proof for Let’s Encrypt (port 80)' },
      fine: {
        ja: '確認用の場所に、外から届きます。',
        en: 'The place for the proof can be reached from outside.',
      },
    },
    async run({ names, hosting, endpoints }, world, signal) {
      const plain = names.filter(({ isWildcard }) => !isWildcard).map(({ host }) => host);
      const wild = names.filter(({ isWildcard }) => isWildcard).map(({ host }) => host);
      if (plain.length + wild.length === 0) return { kind: 'not-applicable', reason: 'there are no names' };
      const asked = plain.slice(0, mostNames);
      const probes = await withDeadline(wholeMs, signal, (whole) =>
        Promise.all(asked.map((host) => probeOnce(host, world, whole, { ...usualLimits, ...limits }))),
      );
      const off = listHostsWithoutSsl(endpoints);
      const unasked = plain.slice(mostNames);
      return {
        kind: 'looked',
        found: [
          ...probes.flatMap((probe) => readProbe(probe, switchesOff(hosting)).map((one) => weighWhileOff(one, off))),
          ...(unasked.length > 0 ? [found('http-not-looked', { hosts: unasked, detail: 'too many names' })] : []),
          ...(wild.length > 0 ? [found('http-wildcard', { hosts: wild })] : []),
        ],
        trace: probes.flatMap(traceProbe),
      };
    },
  };
}

/** Those that show what their host shows for sites without a certificate. */
function listHostsWithoutSsl(endpoints: DiagnosisSubject['endpoints']): ReadonlySet<string> {
  const defaults = new Set(listDefaultCertificateNames());
  const shown = endpoints.filter(({ served }) => served?.names.some((name) => defaults.has(name.toLowerCase())));
  return new Set(shown.map(({ host }) => host));
}

/** What the host itself answers while SSL is OFF says nothing of what it answers once it is ON. */
function weighWhileOff(one: Found, off: ReadonlySet<string>): Found {
  const isOfHost = whileOff.has(one.name) && one.hosts.length > 0 && one.hosts.every((host) => off.has(host));
  return isOfHost ? { ...one, name: 'http-while-off' } : one;
}

const whileOff: ReadonlySet<Found['name']> = new Set(['http-default-page', 'http-server-error', 'http-maintenance']);

/** Only a host that is known for certain to renew by a button is known not to. */
function switchesOff(hosting: DiagnosisSubject['hosting']): boolean {
  const known = hosting?.isCertain === true && hosting.id !== 'generic' ? findHosting(hosting.id) : null;
  return !known || known.playbook.steps.some(({ press }) => press === 'off');
}

export const http01Checker = createHttp01Checker();
