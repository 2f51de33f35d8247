import type { Checker } from '@/lib/diagnosis/checker';
import { found } from '@/lib/diagnosis/finding';
import type { Found } from '@/lib/diagnosis/finding';
import { buildCertificateId } from '@/lib/diagnosis/renewal/certificate-id';
import { isLetsEncrypt } from '@/lib/diagnosis/renewal/is-lets-encrypt';
import { readDirectory, readRenewalInfo } from '@/lib/diagnosis/renewal/read-renewal-info';
import type { RenewalInfo } from '@/lib/diagnosis/renewal/read-renewal-info';
import type { DiagnosisSubject, SeenCertificate } from '@/lib/diagnosis/subject';
import type { DiagnosisWorld } from '@/lib/diagnosis/world';
import type { Fetched } from '@/lib/tls/fetch-capped';

interface Asked {
  hosts: readonly string[];
  certificate: SeenCertificate;
}

/** Where renewal information is asked for. */
type Base = { ok: true; url: string } | { ok: false; detail: string };
type Answer = { ok: true; info: RenewalInfo; id: string } | { ok: false; detail: string };

const mostCertificates = 4;
const largestAnswer = 64 * 1024;

/** What Let's Encrypt itself says of when its certificates should be renewed (ARI, RFC 9773). */
export const renewalInfoChecker: Checker = {
  id: 'renewal-info',
  deadlineMs: 10_000,
  words: {
    title: { ja: 'Let’s Encrypt が勧める更新の時期', en: 'When Let’s Encrypt suggests to renew' },
    fine: {
      ja: 'Let’s Encrypt が勧める更新の時期は、まだ来ていません。',
      en: 'The time at which Let’s Encrypt suggests to renew has not come yet.',
    },
  },
  async run(subject, world, signal) {
    const { acmeDirectory } = world;
    if (acmeDirectory === null) return { kind: 'not-applicable', reason: 'the look-up is switched off' };
    const asked = listCertificates(subject);
    if (asked.length === 0) return { kind: 'not-applicable', reason: "no certificate of Let's Encrypt is known" };
    const directory = await world.fetch(acmeDirectory, { maxBytes: largestAnswer, signal });
    const base = readBase(directory);
    const answers = await Promise.all(asked.map(({ certificate }) => ask(base, certificate, world, signal)));
    return {
      kind: 'looked',
      found: asked.flatMap((one, index) => judge(one, answers[index], world.now)),
      trace: asked.map(({ certificate }, index) => `ARI ${certificate.serial} → ${describe(answers[index])}`),
    };
  },
};

/** Their own certificates; while SSL is OFF the host shows one of its own, which says nothing of them. */
function listCertificates({ endpoints }: DiagnosisSubject): Asked[] {
  const byFingerprint = new Map<string, Asked>();
  for (const { host, certificate, served } of endpoints) {
    const own = certificate ?? served;
    if (own === null || !isLetsEncrypt(own.issuer)) continue;
    const hosts = byFingerprint.get(own.fingerprint256)?.hosts ?? [];
    byFingerprint.set(own.fingerprint256, { hosts: [...new Set([...hosts, host])], certificate: own });
  }
  return [...byFingerprint.values()].slice(0, mostCertificates);
}

function readBase(directory: Fetched): Base {
  if (!directory.ok) return directory;
  const url = readDirectory(directory.bytes);
  return url === null ? { ok: false, detail: 'the directory offers no renewal information' } : { ok: true, url };
}

async function ask(
  base: Base,
  { der }: SeenCertificate,
  { fetch }: DiagnosisWorld,
  signal: AbortSignal,
): Promise<Answer> {
  if (!base.ok) return base;
  const id = der ? buildCertificateId(der) : null;
  if (id === null) return { ok: false, detail: 'the certificate does not say which key signed it' };
  const fetched = await fetch(`${base.url}/${id}`, { maxBytes: largestAnswer, signal });
  if (!fetched.ok) return fetched;
  const info = readRenewalInfo(fetched.bytes);
  return info === null ? { ok: false, detail: 'an answer that cannot be read' } : { ok: true, info, id };
}

function judge({ hosts, certificate }: Asked, answer: Answer | undefined, now: Date): Found[] {
  if (!answer?.ok) return [found('renewal-info-unavailable', { hosts, detail: describe(answer) })];
  const { start, end, explanationUrl } = answer.info;
  const about = { hosts, detail: `serial ${certificate.serial}: ${describe(answer)}` };
  const values = { start: start.toISOString(), end: end.toISOString() };
  const all: Found[] = [];
  if (now >= end) all.push(found('renewal-window-passed', { ...about, values }));
  else if (now >= start) all.push(found('renewal-window-open', { ...about, values }));
  if (explanationUrl !== null) all.push(found('renewal-explained', { ...about, values: { link: explanationUrl } }));
  return all;
}

function describe(answer: Answer | undefined): string {
  if (!answer?.ok) return answer?.detail ?? '';
  const { start, end, explanationUrl } = answer.info;
  return [`${start.toISOString()} to ${end.toISOString()}`, explanationUrl ?? ''].join(' ').trim();
}
