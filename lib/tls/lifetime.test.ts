import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultUrgencyPolicy, findLifePhase, listPhaseChanges, urgencyBoundaries } from './lifetime';
import type { LifePhase, Validity } from './lifetime';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
const notBefore = new Date('2026-09-13T16:00:00Z');

function lasting(lifeMs: number): Validity {
  return { notBefore, notAfter: new Date(notBefore.getTime() + lifeMs) };
}

function phaseWithLeft(validity: Validity, leftMs: number): LifePhase {
  return findLifePhase(validity, defaultUrgencyPolicy, new Date(validity.notAfter.getTime() - leftMs));
}

const anyValidity = fc
  .record({ start: fc.integer({ min: 0, max: 4e12 }), lifeMs: fc.integer({ min: 0, max: 20 * 365 * dayMs }) })
  .map(({ start, lifeMs }) => ({ notBefore: new Date(start), notAfter: new Date(start + lifeMs) }));

const table = [
  { life: '90 days', lifeMs: 90 * dayMs, watchingMs: 30 * dayMs, actionMs: 20 * dayMs, urgentMs: 7 * dayMs },
  {
    life: '64 days',
    lifeMs: 64 * dayMs,
    watchingMs: 512 * hourMs,
    actionMs: (1024 / 3) * hourMs,
    urgentMs: 430_080_000,
  },
  { life: '45 days', lifeMs: 45 * dayMs, watchingMs: 15 * dayMs, actionMs: 10 * dayMs, urgentMs: 3.5 * dayMs },
  { life: '160 hours', lifeMs: 160 * hourMs, watchingMs: 192_000_000, actionMs: 128_000_000, urgentMs: 44_800_000 },
  { life: '398 days', lifeMs: 398 * dayMs, watchingMs: 30 * dayMs, actionMs: 20 * dayMs, urgentMs: 7 * dayMs },
  { life: 'ten years', lifeMs: 3652 * dayMs, watchingMs: 30 * dayMs, actionMs: 20 * dayMs, urgentMs: 7 * dayMs },
];

describe.each(table)('a certificate of $life', ({ lifeMs, watchingMs, actionMs, urgentMs }) => {
  const validity = lasting(lifeMs);

  it('is healthy until renewal is due, and watched from that instant', () => {
    expect(phaseWithLeft(validity, watchingMs + 1)).toBe('healthy');
    expect(phaseWithLeft(validity, watchingMs)).toBe('watching');
  });

  it('needs action from the instant at which the renewal has failed', () => {
    expect(phaseWithLeft(validity, actionMs + 1)).toBe('watching');
    expect(phaseWithLeft(validity, actionMs)).toBe('action');
  });

  it('is urgent at the end of its life, to the very last millisecond', () => {
    expect(phaseWithLeft(validity, urgentMs + 1)).toBe('action');
    expect(phaseWithLeft(validity, urgentMs)).toBe('urgent');
    expect(phaseWithLeft(validity, 0)).toBe('urgent');
    expect(phaseWithLeft(validity, -1)).toBe('expired');
  });
});

describe('the life of a certificate', () => {
  it('begins at notBefore itself, not a moment earlier', () => {
    expect(findLifePhase(lasting(90 * dayMs), defaultUrgencyPolicy, notBefore)).toBe('healthy');
    const moment = new Date(notBefore.getTime() - 1);
    expect(findLifePhase(lasting(90 * dayMs), defaultUrgencyPolicy, moment)).toBe('not-yet-valid');
  });

  it('is still urgent on day 0, when the whole days left are none', () => {
    expect(phaseWithLeft(lasting(90 * dayMs), 5 * hourMs)).toBe('urgent');
  });

  it('has expired when it ends before it begins', () => {
    for (const hours of [-48, -24, -1, 0, 24]) {
      const now = new Date(notBefore.getTime() + hours * hourMs);
      expect(findLifePhase(lasting(-dayMs), defaultUrgencyPolicy, now)).toBe('expired');
    }
  });

  it('is never taken for valid when a date cannot be read', () => {
    const unreadable = new Date(Number.NaN);
    expect(findLifePhase({ notBefore: unreadable, notAfter: notBefore }, defaultUrgencyPolicy, notBefore)).toBe(
      'expired',
    );
    expect(findLifePhase({ notBefore, notAfter: unreadable }, defaultUrgencyPolicy, notBefore)).toBe('expired');
  });

  it('changes its phase at the listed instants and at no others', () => {
    fc.assert(
      fc.property(anyValidity, fc.integer({ min: -40 * dayMs, max: 40 * dayMs }), (validity, offsetMs) => {
        const now = new Date(validity.notAfter.getTime() + offsetMs);
        const changes = listPhaseChanges(validity, defaultUrgencyPolicy).map((instant) => instant.getTime());
        const next = Math.min(...changes.filter((instant) => instant > now.getTime()), now.getTime() + dayMs);
        const lastMoment = new Date(next - 1);
        expect(findLifePhase(validity, defaultUrgencyPolicy, lastMoment)).toBe(
          findLifePhase(validity, defaultUrgencyPolicy, now),
        );
      }),
    );
  });

  it('never has a window that starts before the certificate does, nor windows out of order', () => {
    fc.assert(
      fc.property(anyValidity, (validity) => {
        const { watchingAt, actionAt, urgentAt, expiresAt } = urgencyBoundaries(validity, defaultUrgencyPolicy);
        const instants = [validity.notBefore, watchingAt, actionAt, urgentAt, expiresAt].map((i) => i.getTime());
        expect(instants).toEqual(instants.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('the server’s own time zone', () => {
  const zoneBefore = process.env.TZ;
  afterEach(() => {
    if (zoneBefore === undefined) delete process.env.TZ;
    else process.env.TZ = zoneBefore;
  });

  it('changes no boundary, even when clocks are set forward or back inside the window', () => {
    const overDst = [
      { notBefore: new Date('2026-08-10T00:00:00Z'), notAfter: new Date('2026-11-08T00:00:00Z') },
      { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2026-04-01T00:00:00Z') },
    ];
    for (const zone of ['UTC', 'Asia/Tokyo', 'America/New_York', 'Australia/Lord_Howe', 'Europe/Berlin']) {
      process.env.TZ = zone;
      for (const validity of overDst) {
        const { watchingAt, actionAt, urgentAt } = urgencyBoundaries(validity, defaultUrgencyPolicy);
        const end = validity.notAfter.getTime();
        expect([watchingAt, actionAt, urgentAt].map((instant) => (end - instant.getTime()) / dayMs)).toEqual([
          30, 20, 7,
        ]);
      }
    }
  });
});
