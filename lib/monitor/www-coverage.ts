import { coversHost } from '@/lib/tls/covers-host';
import type { Observation } from '@/lib/tls/observation';
import { problemSeverity } from '@/lib/tls/problem';
import type { Finding } from '@/lib/tls/problem';
import { counterpartOf } from '@/lib/tls/site-name';

/**
 * A certificate for only one of "example.jp" and "www.example.jp" hurts those who come by the other name, but the site as
 * such is there. So where both forms belong to the site, its wrong name at one of them counts as `www-not-covered`.
 */
export function judgeWwwCoverage(findings: readonly Finding[], observation: Observation): Finding[] {
  return findings.map((finding) =>
    finding.problem === 'name-mismatch' && isOtherFormCovered(finding, observation)
      ? { ...finding, problem: 'www-not-covered', severity: problemSeverity['www-not-covered'] }
      : finding,
  );
}

/** Every address with the wrong name shows a certificate for the other form. */
function isOtherFormCovered(finding: Finding, { target, addresses }: Observation): boolean {
  const otherForm = counterpartOf(target.host);
  if (otherForm === null) return false;
  const shown = addresses.filter(({ address }) => finding.addresses.includes(address));
  return shown.length > 0 && shown.every(({ certificate }) => coversHost(certificate?.names ?? [], otherForm));
}
