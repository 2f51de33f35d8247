import type { Checker } from '@/lib/diagnosis/checker';
import { found } from '@/lib/diagnosis/finding';
import { toIssued } from '@/lib/diagnosis/limits/issued';
import type { Issued } from '@/lib/diagnosis/limits/issued';
import { searchTransparency } from '@/lib/diagnosis/limits/search-transparency';
import type { DiagnosisSubject } from '@/lib/diagnosis/subject';
import { coversHost } from '@/lib/tls/covers-host';
import type { CertificateFacts } from '@/lib/tls/observation';

/** A CA dates its certificates back by an hour, and installing one takes its time. */
const leastNewerMs = 2 * 60 * 60 * 1000;
/** Older ones were replaced long ago, or ordered by somebody else. */
const oldestMs = 30 * 24 * 60 * 60 * 1000;

/** Whether a certificate is known, here or in certificate transparency, that is newer than the one which the server shows. */
export const issuedNotServedChecker: Checker = {
  id: 'issued-not-served',
  deadlineMs: 22_000,
  words: {
    title: { ja: '発行済みの証明書', en: 'Certificates that were issued' },
    fine: {
      ja: '分かっている範囲では、サーバーが見せているものより新しい証明書はありません。',
      en: 'As far as is known, there is no newer certificate than the one that the server shows.',
    },
  },
  async run(subject, world, signal) {
    const { host, record, endpoints } = subject;
    if (record === null && world.transparencySearch === null) {
      return { kind: 'not-applicable', reason: 'nothing is recorded here, and no search is allowed' };
    }
    // While SSL is OFF the host shows a certificate of its own, whose dates say nothing.
    const shown = endpoints.filter(({ host: name, served }) => served !== null && coversHost(served.names, name));
    if (shown.length === 0) return { kind: 'not-applicable', reason: 'no certificate of its own is shown' };
    const search = await searchTransparency(host, world, signal);
    const issued = [...(record?.certificates ?? []).flatMap(toIssued), ...(search?.ok === true ? search.issued : [])];
    const all = shown.flatMap((endpoint) => {
      const newer = endpoint.served && findNewer(issued, endpoint.served, endpoint.host, world.now);
      return newer ? [describe(endpoint.host, newer)] : [];
    });
    return { kind: 'looked', found: all, trace: listTrace(subject) };
  },
};

function findNewer(issued: readonly Issued[], served: CertificateFacts, host: string, now: Date): Issued | null {
  const [own] = toIssued(served);
  const servedAt = own?.issuedAt ?? served.notBefore;
  const newer = issued.filter(
    ({ names, issuedAt, serial }) =>
      serial !== own?.serial &&
      coversHost(names, host) &&
      now.getTime() - issuedAt.getTime() < oldestMs &&
      issuedAt.getTime() - servedAt.getTime() >= leastNewerMs,
  );
  return newer.toSorted((a, b) => b.issuedAt.getTime() - a.issuedAt.getTime())[0] ?? null;
}

function describe(host: string, { serial, issuedAt }: Issued) {
  const issued = issuedAt.toISOString();
  return found('issued-not-served', {
    hosts: [host],
    values: { issued },
    detail: `serial ${serial}, issued ${issued}`,
  });
}

function listTrace({ endpoints }: DiagnosisSubject): string[] {
  return endpoints.map(({ host, served }) =>
    served ? `${host} shows serial ${served.serial}, from ${served.notBefore.toISOString()}` : `${host} shows none`,
  );
}
