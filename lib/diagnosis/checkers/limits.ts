import type { Checker } from '@/lib/diagnosis/checker';
import { found } from '@/lib/diagnosis/finding';
import type { Found } from '@/lib/diagnosis/finding';
import { tidyNames, toIssued, withoutRepetition } from '@/lib/diagnosis/limits/issued';
import { judgeLimits } from '@/lib/diagnosis/limits/judge-limits';
import { findOtherIssuer } from '@/lib/diagnosis/renewal/find-other-issuer';
import type { DiagnosisSubject } from '@/lib/diagnosis/subject';
import { searchTransparency } from '@/lib/diagnosis/limits/search-transparency';

const weekMs = 7 * 24 * 60 * 60 * 1000;

/** Whether Let's Encrypt would issue another certificate so soon, by this installation's record and, if allowed, by CT. */
export const limitsChecker: Checker = {
  id: 'limits',
  deadlineMs: 22_000,
  words: {
    title: { ja: 'Let’s Encrypt の発行の上限', en: 'Limits of Let’s Encrypt' },
    fine: {
      ja: '分かっている範囲では、発行の上限に届いていません。',
      en: 'As far as is known, no limit has been reached.',
    },
  },
  async run(subject, world, signal) {
    const { host, record } = subject;
    if (findOtherIssuer(subject) !== null) return { kind: 'not-applicable', reason: 'another CA issues here' };
    if (record === null && world.transparencySearch === null) {
      return { kind: 'not-applicable', reason: 'nothing is recorded here, and no search is allowed' };
    }
    const search = await searchTransparency(host, world, signal);
    const seen = (record?.certificates ?? []).flatMap(toIssued);
    const issued = withoutRepetition([...(search?.ok === true ? search.issued : []), ...seen]).filter(
      ({ issuedAt }) => world.now.getTime() - issuedAt.getTime() < weekMs,
    );
    const unseen: Found[] = search?.ok === false ? [found('limit-not-searched', { detail: search.detail })] : [];
    return {
      kind: 'looked',
      found: [
        ...judgeLimits({ host, wanted: listWanted(subject), issued, presses: record?.presses ?? [] }, world.now),
        ...unseen,
      ],
      trace: [
        ...(search?.ok === false ? [`CT ${host} → ${search.detail}`] : []),
        ...issued.map(({ serial, issuedAt, names }) => `issued ${serial} ${issuedAt.toISOString()} ${names.join(' ')}`),
      ],
    };
  },
};

/** A renewal asks for what the present certificate has; without one, for what is required. */
function listWanted({ endpoints, names }: DiagnosisSubject): string[][] {
  const present = endpoints.flatMap(({ certificate }) => (certificate ? [tidyNames(certificate.names)] : []));
  if (present.length > 0) return present;
  const required = names.filter(({ isRequired }) => isRequired);
  return [tidyNames(required.map(({ host, isWildcard }) => (isWildcard ? `*.${host}` : host)))];
}
