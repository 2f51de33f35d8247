import type { CheckerReport } from '@/lib/diagnosis/checker';
import { found } from '@/lib/diagnosis/finding';
import type { DiagnosisFinding, Found } from '@/lib/diagnosis/finding';
import type { FindingName } from '@/lib/diagnosis/finding-kinds';
import type { DiagnosisSubject } from '@/lib/diagnosis/subject';
import { weigh } from '@/lib/diagnosis/weigh';
import type { CertificateFacts } from '@/lib/tls/observation';

const dayMs = 24 * 60 * 60 * 1000;

/** example.jp with www, both in its certificate. */
export function buildSubject(part: Partial<DiagnosisSubject> = {}): DiagnosisSubject {
  return {
    host: 'example.jp',
    names: [
      { host: 'example.jp', isWildcard: false, isRequired: true },
      { host: 'www.example.jp', isWildcard: false, isRequired: true },
    ],
    hosting: { id: 'conoha-wing', isCertain: true },
    endpoints: [],
    record: null,
    neighbours: null,
    answers: { overseasLimit: 'off', accessLimit: 'off', noticeUrl: null },
    ...part,
  };
}

/** A certificate for example.jp and www.example.jp that is so many days old and ends 90 days after its begin. */
export function buildFacts(now: Date, daysOld: number, part: Partial<CertificateFacts> = {}): CertificateFacts {
  const notBefore = new Date(now.getTime() - daysOld * dayMs);
  return {
    subject: 'CN=example.jp',
    issuer: "C=US, O=Let's Encrypt, CN=YR1",
    serial: `0${Math.round(daysOld)}`,
    fingerprint256: `AA:${daysOld}`,
    notBefore,
    notAfter: new Date(notBefore.getTime() + 90 * dayMs),
    names: ['example.jp', 'www.example.jp'],
    keyType: 'EC P-256',
    signatureAlgorithm: 'ecdsa-with-SHA384',
    ...part,
  };
}

export function buildDiagnosisFinding(name: FindingName, part: Partial<Found> = {}): DiagnosisFinding {
  return weigh(found(name, part), buildSubject());
}

export function buildReport(part: Partial<CheckerReport> & Pick<CheckerReport, 'checker'>): CheckerReport {
  return { kind: 'looked', findings: [], trace: [], detail: '', durationMs: 1, ...part };
}
