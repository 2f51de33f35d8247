import type { Checker } from '@/lib/diagnosis/checker';
import { found } from '@/lib/diagnosis/finding';
import type { DiagnosisSubject } from '@/lib/diagnosis/subject';
import { coversHost } from '@/lib/tls/covers-host';
import type { CertificateFacts } from '@/lib/tls/observation';

/** A CA dates its certificates back by an hour, and installing one takes its time. */
const leastNewerMs = 2 * 60 * 60 * 1000;

/** Whether a certificate is known that is newer than the one which the server shows. */
export const issuedNotServedChecker: Checker = {
  id: 'issued-not-served',
  deadlineMs: 1000,
  words: {
    title: { ja: '発行済みの証明書', en: 'Certificates that were issued' },
    fine: {
      ja: 'サーバーは、知られているうちで一番新しい証明書を見せています。',
      en: 'The server shows the newest certificate that is known.',
    },
  },
  run: (subject, { now }) => {
    const { record, endpoints } = subject;
    if (!record) return Promise.resolve({ kind: 'not-applicable', reason: 'nothing is recorded here' });
    const all = endpoints.flatMap(({ host, served }) => {
      // While SSL is OFF the host shows a certificate of its own, whose dates say nothing.
      const isOwn = served !== null && coversHost(served.names, host);
      const newer = isOwn ? findNewer(record.certificates, served, host, now) : null;
      return newer ? [describe(host, newer)] : [];
    });
    return Promise.resolve({ kind: 'looked', found: all, trace: listTrace(subject) });
  },
};

function findNewer(
  known: readonly CertificateFacts[],
  served: CertificateFacts,
  host: string,
  now: Date,
): CertificateFacts | null {
  const newer = known.filter(
    ({ names, notBefore, notAfter, fingerprint256 }) =>
      fingerprint256 !== served.fingerprint256 &&
      coversHost(names, host) &&
      notAfter > now &&
      notBefore.getTime() - served.notBefore.getTime() >= leastNewerMs,
  );
  return newer.toSorted((a, b) => b.notBefore.getTime() - a.notBefore.getTime())[0] ?? null;
}

function describe(host: string, { serial, notBefore }: CertificateFacts) {
  const values = { issued: notBefore.toISOString().slice(0, 10) };
  return found('issued-not-served', {
    hosts: [host],
    values,
    detail: `serial ${serial}, from ${notBefore.toISOString()}`,
  });
}

function listTrace({ endpoints }: DiagnosisSubject): string[] {
  return endpoints.map(({ host, served }) =>
    served ? `${host} shows serial ${served.serial}, from ${served.notBefore.toISOString()}` : `${host} shows none`,
  );
}
