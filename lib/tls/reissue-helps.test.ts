import { describe, expect, it } from 'vitest';

import { problemSeverity } from './problem';
import type { ProblemName } from './problem';
import { reissueHelps } from './reissue-helps';

describe('reissueHelps', () => {
  it.each<ProblemName>(['name-not-found', 'dns-failed', 'address-blocked', 'offline'])(
    'is no when all is %s',
    (name) => {
      expect(reissueHelps([name])).toBe(false);
      expect(reissueHelps([name, 'offline'])).toBe(false);
    },
  );

  it('is yes for everything that a certificate or its server has', () => {
    const others = Object.keys(problemSeverity).length - 4;
    expect(Object.keys(problemSeverity).filter((name) => reissueHelps([name as ProblemName]))).toHaveLength(others);
  });

  it('is yes when one of the names is late although another is not in the DNS', () => {
    expect(reissueHelps(['name-not-found', 'renewal-overdue'])).toBe(true);
  });

  it('is yes where nothing is wrong: the steps may be read at any time', () => {
    expect(reissueHelps([])).toBe(true);
  });
});
