import type { LookFailure } from './observation';
import { problemSeverity } from './problem';

/** Somebody answered at one of these addresses, be it with an alert or with something that is not TLS. */
export function wasReached(addresses: readonly { failure: LookFailure | null }[]): boolean {
  return addresses.some(({ failure }) => {
    const severity = failure && problemSeverity[failure.problem];
    return severity !== 'unreachable' && severity !== 'inconclusive';
  });
}
