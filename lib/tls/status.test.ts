import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultUrgencyPolicy } from './lifetime';
import { severities } from './problem';
import { deriveStatus, statuses, urgencyRank } from './status';
import type { DerivedStatus, EndpointState, Status, StatusPolicy } from './status';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
const now = new Date('2026-11-21T12:00:00Z');
const policy: StatusPolicy = { urgency: defaultUrgencyPolicy, staleAfterMs: 12 * hourMs, isPaused: false };
const neverStale: StatusPolicy = { ...policy, staleAfterMs: 100 * 365 * dayMs };

function after(ms: number, from: Date = now): Date {
  return new Date(from.getTime() + ms);
}

function endpoint(state: Partial<EndpointState> = {}): EndpointState {
  return { checkedAt: now, severity: null, validity: validWithLeft(60), ...state };
}

/** A certificate of 90 days with so many of them left. */
function validWithLeft(days: number): { notBefore: Date; notAfter: Date } {
  return { notBefore: after((days - 90) * dayMs), notAfter: after(days * dayMs) };
}

function statusOf(...endpoints: EndpointState[]): Status {
  return deriveStatus(endpoints, policy, now).status;
}

describe('the status of a site', () => {
  it.each([
    [60, 'healthy'],
    [30, 'watching'],
    [20, 'action'],
    [7, 'urgent'],
    [0, 'urgent'],
    [-1, 'down'],
    [91, 'down'],
  ] as const)('goes by the dates when nothing else was found: %i days left is %s', (days, status) => {
    expect(statusOf(endpoint({ validity: validWithLeft(days) }))).toBe(status);
  });

  it.each([
    ['information', 'healthy'],
    ['warning', 'watching'],
    ['inconclusive', 'unknown'],
    ['harming', 'action'],
    ['unreachable', 'unreachable'],
    ['blocking', 'down'],
  ] as const)('goes by the worst finding when the dates are good: %s is %s', (severity, status) => {
    expect(statusOf(endpoint({ severity }))).toBe(status);
  });

  it('takes the worse of findings and dates', () => {
    expect(statusOf(endpoint({ severity: 'harming', validity: validWithLeft(3) }))).toBe('urgent');
    expect(statusOf(endpoint({ severity: 'warning', validity: validWithLeft(15) }))).toBe('action');
    expect(statusOf(endpoint({ severity: 'blocking', validity: validWithLeft(15) }))).toBe('down');
  });

  it('says what was found when there is no certificate, and unknown when nothing was found either', () => {
    expect(statusOf(endpoint({ severity: 'blocking', validity: null }))).toBe('down');
    expect(statusOf(endpoint({ severity: 'unreachable', validity: null }))).toBe('unreachable');
    expect(statusOf(endpoint({ severity: 'harming', validity: null }))).toBe('action');
    expect(statusOf(endpoint({ severity: 'warning', validity: null }))).toBe('unknown');
    expect(statusOf(endpoint({ severity: null, validity: null }))).toBe('unknown');
  });

  it('does not turn red when our own network was down, whatever the last known dates are', () => {
    expect(statusOf(endpoint({ severity: 'inconclusive', validity: validWithLeft(-1) }))).toBe('unknown');
  });

  it('is unknown without endpoints and before the first look', () => {
    expect(deriveStatus([], policy, now)).toEqual({ status: 'unknown', until: null, worst: null });
    const neverChecked = endpoint({ checkedAt: null, validity: null });
    expect(deriveStatus([neverChecked], policy, now)).toEqual({ status: 'unknown', until: null, worst: 0 });
  });

  it('is paused whatever is wrong, for as long as nobody resumes it', () => {
    const isDown = endpoint({ severity: 'blocking' });
    const derived = deriveStatus([isDown], { ...policy, isPaused: true }, now);
    expect(derived).toEqual({ status: 'paused', until: null, worst: null });
  });

  it('is that of the worst endpoint, and names it', () => {
    const endpoints = [endpoint(), endpoint({ validity: validWithLeft(3) }), endpoint({ severity: 'harming' })];
    expect(deriveStatus(endpoints, policy, now)).toMatchObject({ status: 'urgent', worst: 1 });
  });

  it('is explained by the certificate that ends first when several endpoints are equally bad', () => {
    const endpoints = [18, 15, 16].map((days) => endpoint({ validity: validWithLeft(days) }));
    expect(deriveStatus(endpoints, policy, now)).toMatchObject({ status: 'action', worst: 1 });
  });
});

describe('the age of the last look', () => {
  it('makes the site unknown one moment after two intervals', () => {
    expect(statusOf(endpoint({ checkedAt: after(-policy.staleAfterMs) }))).toBe('healthy');
    expect(statusOf(endpoint({ checkedAt: after(-policy.staleAfterMs - 1) }))).toBe('unknown');
  });

  it('is told beforehand in until', () => {
    expect(deriveStatus([endpoint()], policy, now).until).toEqual(after(policy.staleAfterMs + 1));
  });

  it('never hides an endpoint that is known to be bad behind one that is merely unknown', () => {
    expect(statusOf(endpoint({ checkedAt: null }), endpoint({ severity: 'harming' }))).toBe('action');
  });

  it.each([
    ['an hour back', -hourMs, 'healthy'],
    ['a day back', -dayMs, 'unknown'],
    ['an hour forward', hourMs, 'healthy'],
    ['a day forward', dayMs, 'unknown'],
  ] as const)('copes with a clock that jumps %s', (_jump, jumpMs, status) => {
    expect(deriveStatus([endpoint()], policy, after(jumpMs)).status).toBe(status);
  });

  it('does not stay fresh for ever after the clock was set back', () => {
    const derived = deriveStatus([endpoint({ checkedAt: after(30 * dayMs) })], policy, now);
    expect(derived.status).toBe('unknown');
    expect(derived.until).toEqual(after(30 * dayMs - policy.staleAfterMs));
  });
});

describe('until', () => {
  it.each([
    [60, 30 * dayMs],
    [30, 10 * dayMs],
    [20, 13 * dayMs],
    [7, 7 * dayMs + 1],
    [0, 1],
  ])('is the next boundary of the dates: with %i days left', (days, untilMs) => {
    const { until } = deriveStatus([endpoint({ validity: validWithLeft(days) })], neverStale, now);
    expect(until).toEqual(after(untilMs));
  });

  it('passes over boundaries that change nothing', () => {
    const harmed = endpoint({ severity: 'harming', validity: validWithLeft(25) });
    expect(deriveStatus([harmed], neverStale, now).until).toEqual(after(18 * dayMs));
  });

  it('is the earliest of all endpoints', () => {
    const endpoints = [endpoint({ validity: validWithLeft(60) }), endpoint({ validity: validWithLeft(31) })];
    expect(deriveStatus(endpoints, neverStale, now).until).toEqual(after(dayMs));
  });
});

describe('for any endpoints, at any time', () => {
  const offset = fc.integer({ min: -120 * dayMs, max: 120 * dayMs });
  const validity = fc.oneof(
    fc.constant(null),
    fc
      .record({ end: offset, lifeMs: fc.constantFrom(160 * hourMs, 45 * dayMs, 64 * dayMs, 90 * dayMs, 3650 * dayMs) })
      .map(({ end, lifeMs }) => ({ notBefore: after(end - lifeMs), notAfter: after(end) })),
  );
  const anyEndpoint: fc.Arbitrary<EndpointState> = fc.record({
    checkedAt: fc.oneof(
      fc.constant(null),
      fc.integer({ min: -2 * dayMs, max: 2 * dayMs }).map((ms) => after(ms)),
    ),
    severity: fc.constantFrom(null, ...severities),
    validity,
  });
  const endpoints = fc.array(anyEndpoint, { maxLength: 4 });
  const anyPolicy = fc.constantFrom(policy, neverStale);

  it('the status holds at every instant before until', () => {
    fc.assert(
      fc.property(endpoints, anyPolicy, fc.double({ min: 0, max: 1, noNaN: true }), (states, rules, share) => {
        const { status, until } = deriveStatus(states, rules, now);
        const endMs = until ? until.getTime() - 1 - now.getTime() : 4000 * dayMs;
        for (const ms of [Math.floor(endMs * share), endMs]) {
          expect(deriveStatus(states, rules, after(ms)).status).toBe(status);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('until lies in the future and is an instant at which an endpoint alone changes', () => {
    fc.assert(
      fc.property(endpoints, anyPolicy, (states, rules) => {
        const { until } = deriveStatus(states, rules, now);
        if (until === null) return;
        expect(until > now).toBe(true);
        const changed = states.filter((state) => statusAlone(state, rules, until) !== statusAlone(state, rules, now));
        expect(changed).not.toEqual([]);
      }),
    );
  });

  it('an endpoint only gets worse or unknown by time alone', () => {
    const seen = fc.record({
      checkedAt: fc.integer({ min: -2 * dayMs, max: 0 }).map((ms) => after(ms)),
      severity: fc.constantFrom(null, ...severities),
      validity: validity.filter((dates) => dates === null || dates.notBefore <= now),
    });
    const later = fc.integer({ min: 0, max: 400 * dayMs });
    fc.assert(
      fc.property(seen, anyPolicy, later, later, (state, rules, a, b) => {
        const before = statusAlone(state, rules, after(Math.min(a, b)));
        const then = statusAlone(state, rules, after(Math.max(a, b)));
        expect(then === 'unknown' || (before !== 'unknown' && urgencyRank(then) >= urgencyRank(before))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('the order of the endpoints is irrelevant', () => {
    fc.assert(
      fc.property(endpoints, anyPolicy, (states, rules) => {
        const forward = deriveStatus(states, rules, now);
        const backward = deriveStatus(states.toReversed(), rules, now);
        expect(outcome(backward)).toEqual(outcome(forward));
      }),
    );
  });

  it('healthy needs a fresh look and a valid certificate for every endpoint', () => {
    fc.assert(
      fc.property(endpoints, (states) => {
        if (deriveStatus(states, policy, now).status !== 'healthy') return;
        expect(states).not.toEqual([]);
        for (const { checkedAt, validity: dates } of states) {
          expect(Math.abs(now.getTime() - (checkedAt?.getTime() ?? Number.NaN))).toBeLessThanOrEqual(
            policy.staleAfterMs,
          );
          expect(dates !== null && dates.notBefore <= now && now <= dates.notAfter).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('paused wins', () => {
    fc.assert(
      fc.property(endpoints, (states) => {
        expect(deriveStatus(states, { ...policy, isPaused: true }, now).status).toBe('paused');
      }),
    );
  });

  function statusAlone(state: EndpointState, rules: StatusPolicy, at: Date): Status {
    return deriveStatus([state], rules, at).status;
  }

  function outcome({ status, until }: DerivedStatus): { status: Status; until: Date | null } {
    return { status, until };
  }
});

describe('the rank for sorting', () => {
  it('puts what blocks visitors first and what is paused last', () => {
    expect(statuses.toSorted((a, b) => urgencyRank(b) - urgencyRank(a))).toEqual([
      'down',
      'unreachable',
      'urgent',
      'action',
      'unknown',
      'watching',
      'healthy',
      'paused',
    ]);
  });
});
