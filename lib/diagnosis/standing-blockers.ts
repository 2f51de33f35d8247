import type { CheckerId, CheckerReport } from './checker';
import { keepHosts } from './compare';
import type { DiagnosisFinding } from './finding';
import { hasLookedAt } from './looked-again';
import type { DiagnosedName } from './subject';

/** A diagnosis that came to its end. */
export interface PastLook {
  names: readonly Pick<DiagnosedName, 'host'>[];
  reports: readonly CheckerReport[];
}

/**
 * What is certainly in the way, and was not seen to be gone: a later look ends it only for the host names at which its checker
 * has really looked again.
 *
 * @param looks the newest first
 */
export function listStandingBlockers(looks: readonly PastLook[], now: Date): DiagnosisFinding[] {
  return looks.flatMap((look, index) => {
    const later = looks.slice(0, index);
    return look.reports.flatMap(({ checker, findings }) =>
      findings
        .filter((one) => one.verdict === 'blocked' && !hasRunOut(one, now))
        .flatMap((one) => keepHosts(one, (host) => !later.some((newer) => endsIt(newer, look, checker, host)))),
    );
  });
}

/** A limit says itself until when it holds. */
function hasRunOut({ values }: DiagnosisFinding, now: Date): boolean {
  return values.nextAt !== undefined && Date.parse(values.nextAt) <= now.getTime();
}

function endsIt(newer: PastLook, older: PastLook, checker: CheckerId, host: string | null): boolean {
  const isAmong = ({ names }: PastLook): boolean => names.some((name) => name.host === host);
  // A name that the newer look was not told of was not looked at, whatever its checkers say.
  return hasLookedAt(newer.reports, checker, host) && (isAmong(newer) || !isAmong(older));
}
