import { describe, expect, it } from 'vitest';
import { parsePorts, tlsPorts } from './ports';

describe('parsePorts', () => {
  it('adds single ports and ranges to the default ones', () => {
    const parsed = parsePorts('8444, 9000-9002');
    expect(parsed).toEqual({ ok: true, ports: new Set([...tlsPorts, 8444, 9000, 9001, 9002]) });
  });

  it('leaves the default ones alone when nothing is added', () => {
    expect(parsePorts('  ')).toEqual({ ok: true, ports: tlsPorts });
  });

  it.each(['0', '65536', '9002-9000', '1-', 'https', '443-443443', '1-2-3', '-5'])('names %s as no port', (part) => {
    expect(parsePorts(`8444,${part}`)).toEqual({ ok: false, part });
  });

  it('never changes the default list', () => {
    parsePorts('22');
    expect(tlsPorts.has(22)).toBe(false);
  });
});
