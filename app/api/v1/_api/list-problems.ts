import { hasBody, type Operation } from './operations';
import type { ApiProblemName } from './problems';

const ofAll = ['unauthorized', 'rate-limited', 'unavailable'] as const;
const ofWrites = ['bad-request', 'forbidden', 'in-flight', 'key-reused'] as const;
const ofBodies = ['too-large', 'unsupported-media-type', 'invalid'] as const;

/** Everything that an operation may be refused with. */
export function listProblems(operation: Operation): ApiProblemName[] {
  const isWrite = operation.scope === 'write';
  const more = [...(isWrite ? ofWrites : []), ...(hasBody(operation) ? ofBodies : [])];
  return [...new Set([...ofAll, ...more, ...operation.problems])];
}
