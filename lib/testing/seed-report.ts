import type { Database } from '@/lib/db/open-database';

import { playRecovery, off, old, renewed, recoveryStart } from './build-recovery';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** How long the site of the seeded recovery was away. */
export const seededAwayMs = 18 * minuteMs;

/**
 * A month as a client has it, with facts that are known: of 取引先A `alpha` was renewed by itself on the 5th day, `beta`
 * late and by a recovery on the 12th, `gamma` could not be opened over the first night and ends on the 50th day, when
 * nothing has renewed it; `delta` belongs to 取引先B. What must not be told stands beside it: practice, a deleted site,
 * the certificate of a host.
 *
 * @param start the first instant of the month
 */
export async function seedReport(db: Database, start: Date): Promise<void> {
  const day = (days: number): Date => new Date(start.getTime() + days * dayMs);
  await db.tag.createMany({ data: ['取引先A', '取引先B'].map((name) => ({ id: name, name })) });
  const seed = createSeeder(db, day);

  await seed.site('alpha', '取引先A', { hasWww: true });
  await seed.certificate('alpha', 'old', { from: -60, until: 30, seenFrom: -60, seenUntil: 4 });
  await seed.certificate('alpha', 'new', { from: 4, until: 94, seenFrom: 4.5, seenUntil: 31 });

  await seed.site('beta', '取引先A');
  await seed.certificate('beta', 'old', { from: -70, until: 20, seenFrom: -60, seenUntil: 11 });
  await seed.certificate('beta', 'host', {
    from: -100,
    until: 200,
    seenFrom: 11.2,
    seenUntil: 11.21,
    name: '*.host.example',
  });
  await seed.certificate('beta', 'new', { from: 11, until: 101, seenFrom: 11.25, seenUntil: 31 });
  await seed.event('beta', 'renewal-overdue', 9, 11.25, 'renewed');
  await seed.recovery('beta', 11.2);
  await seed.recovery('alpha', 13, { isPractice: true });

  await seed.site('gamma', '取引先A');
  await seed.certificate('gamma', 'only', { from: -40, until: 50, seenFrom: -40, seenUntil: 31 });
  await seed.event('gamma', 'blocked', -0.25, 0.25, 'recovered');
  await seed.event('gamma', 'renewal-due', 20, null, null);
  await db.recoveryPlan.create({
    data: {
      id: 'plan',
      siteId: 'gamma',
      startsAt: day(40),
      minutes: 60,
      createdAt: day(20),
      createdBy: 'owner@example.jp',
    },
  });

  await seed.site('delta', '取引先B');
  await seed.event('delta', 'unreachable', 3, 3.5, 'recovered');
  await seed.site('gone', '取引先A', { isDeleted: true });
  await seed.event('gone', 'blocked', 5, 6, 'recovered');
  await seed.looks(['alpha', 'alpha-www', 'beta', 'gamma', 'delta', 'gone']);
}

interface Lasting {
  from: number;
  until: number;
  seenFrom: number;
  seenUntil: number;
  /** Another name than the site's. */
  name?: string;
}

function createSeeder(db: Database, day: (days: number) => Date) {
  const endpointsOf = new Map<string, string[]>();
  return {
    async site(id: string, tagId: string, { hasWww = false, isDeleted = false } = {}): Promise<void> {
      const host = `${id}.example.jp`;
      const hosts = hasWww ? [host, `www.${host}`] : [host];
      const endpoints = hosts.map((name, index) => ({ id: index === 0 ? id : `${id}-www`, host: name }));
      endpointsOf.set(
        id,
        endpoints.map((endpoint) => endpoint.id),
      );
      const common = { port: 443, createdAt: day(-90) };
      const status = { status: 'healthy', statusAt: day(-90), urgency: 0 };
      await db.site.create({
        data: {
          ...{ id, host, displayHost: host, counterpart: 'settled', deletedAt: isDeleted ? day(20) : null },
          ...common,
          ...status,
          tags: { create: { tagId } },
          endpoints: { create: endpoints.map((endpoint) => ({ ...endpoint, ...common, dueAt: day(1000) })) },
        },
      });
    },

    async certificate(siteId: string, name: string, lasting: Lasting): Promise<void> {
      const fingerprint256 = `${siteId} ${name}`;
      const host = `${siteId}.example.jp`;
      await db.certificate.create({
        data: {
          ...{ fingerprint256, subject: `CN=${host}`, issuer: 'CN=YR2', serial: '01', keyType: 'ECDSA P-256' },
          ...{ signatureAlgorithm: 'ecdsa-with-SHA256', der: new Uint8Array([0]) },
          names: JSON.stringify(lasting.name ? [lasting.name] : [host, `www.${host}`]),
          notBefore: day(lasting.from),
          notAfter: day(lasting.until),
        },
      });
      const seen = {
        certificateId: fingerprint256,
        firstSeenAt: day(lasting.seenFrom),
        lastSeenAt: day(lasting.seenUntil),
      };
      const endpointIds = endpointsOf.get(siteId) ?? [];
      await db.sighting.createMany({ data: endpointIds.map((endpointId) => ({ endpointId, ...seen })) });
    },

    async event(siteId: string, kind: string, from: number, to: number | null, outcome: string | null): Promise<void> {
      const closedAt = to === null ? null : day(to);
      const key = `${siteId} ${kind}`;
      await db.event.create({ data: { key, kind, siteId, openedAt: day(from), closedAt, outcome, facts: '{}' } });
    },

    async recovery(siteId: string, at: number, { isPractice = false } = {}): Promise<void> {
      const state = shift(playProved(), day(at));
      const { startedAt, endedAt, outcome } = state;
      await db.recovery.create({
        data: {
          ...{ id: `recovery ${siteId}`, siteId, hosting: 'conoha-wing', startedBy: 'owner@example.jp' },
          ...{ startedAt, endedAt, outcome, state: JSON.stringify(state), practice: isPractice ? '[]' : null },
        },
      });
    },

    /** One look each day of the month, summed up, of which one found `gamma` broken; and one single look on the last day. */
    async looks(endpointIds: readonly string[]): Promise<void> {
      const days = Array.from({ length: 27 }, (_, index) => index);
      await db.checkRollup.createMany({
        data: endpointIds.flatMap((endpointId) =>
          days.map((index) => ({
            ...{ endpointId, span: 'day', startAt: day(index), looks: 4, sumMs: 400, longestMs: 200 },
            failures: endpointId === 'gamma' && index === 0 ? 1 : 0,
          })),
        ),
      });
      const single = { startedAt: day(27.5), durationMs: 100, problems: '[]', changes: '[]', changed: false };
      await db.check.createMany({ data: endpointIds.map((endpointId) => ({ endpointId, ...single })) });
      // The month after, and the one before, count for nothing.
      await db.check.createMany({
        data: endpointIds.map((endpointId) => ({ ...single, endpointId, startedAt: day(-2) })),
      });
    },
  };
}

/** A recovery that went well, with the time away that `seededAwayMs` says. */
function playProved() {
  const play = playRecovery();
  play.see(old);
  play.see(off);
  play.see(renewed);
  return {
    ...play.state,
    awayFrom: new Date(recoveryStart.getTime() + 10 * minuteMs),
    awayUntil: new Date(recoveryStart.getTime() + 10 * minuteMs + seededAwayMs),
    outcome: 'proved' as const,
    endedAt: new Date(recoveryStart.getTime() + 40 * minuteMs),
  };
}

/** The same, as if it had begun then. */
function shift(state: ReturnType<typeof playProved>, at: Date): ReturnType<typeof playProved> {
  const move = (instant: Date): Date => new Date(instant.getTime() - recoveryStart.getTime() + at.getTime());
  return {
    ...state,
    startedAt: at,
    awayFrom: move(state.awayFrom),
    awayUntil: move(state.awayUntil),
    endedAt: move(state.endedAt),
  };
}
