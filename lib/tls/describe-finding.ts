import { problemSeverity } from './problem';
import type { Finding, ProblemName } from './problem';

const longestDetail = 200;

/** A finding with the problem's usual severity, about no address in particular. */
export function describeFinding(problem: ProblemName, detail: string): Finding {
  return { problem, severity: problemSeverity[problem], detail: detail.slice(0, longestDetail), addresses: [] };
}
