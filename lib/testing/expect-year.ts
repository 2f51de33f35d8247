import { sharedAddress, sharedOutage, yearEnd } from './plan-year';
import type { Breakdown, YearCertificate, YearSite } from './plan-year';

// What an owner would expect to be told in the year, written from the rules as people read them, and from nothing of the
// code that is tested.

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const gatherMs = 30_000;

/** "2026-03-05T22:00:00.000Z all site-3.example urgent reminder" */
export type ExpectedLine = string;

interface Span {
  kind: string;
  opensAt: number;
  /** Infinity = it is not over within the year. */
  closesAt: number;
  repeatDays: number | null;
  isEndTold: boolean;
  ignoresNight: boolean;
}

const nights: Readonly<Record<string, { zone: string; offsets: readonly number[]; from: string; until: string }>> = {
  tokyo: { zone: 'Asia/Tokyo', offsets: [9], from: '22:00', until: '07:00' },
  berlin: { zone: 'Europe/Berlin', offsets: [1, 2], from: '22:00', until: '07:00' },
  newyork: { zone: 'America/New_York', offsets: [-5, -4], from: '23:30', until: '06:30' },
};

export function expectYear(sites: readonly YearSite[]): ExpectedLine[] {
  const lines = sites.flatMap(expectSite);
  const outage: Span = {
    ...{ kind: 'outage', opensAt: sharedOutage.from.getTime() + 6 * minuteMs, closesAt: sharedOutage.until.getTime() },
    ...{ repeatDays: 1, isEndTold: true, ignoresNight: true },
  };
  const spoken = listSendings(outage, 'tokyo').map(({ at, rule }) => line(at, 'all', sharedAddress, 'outage', rule));
  return [...lines, ...spoken].sort();
}

function expectSite(site: YearSite): ExpectedLine[] {
  const night = site.tags[0] ?? 'tokyo';
  const channels = ['all', ...site.tags];
  const spans = [...site.certificates.flatMap((one, index) => listSteps(one, site.certificates[index + 1]))];
  const breakdowns = site.address === sharedAddress ? [] : listBreakdowns(site.breakdowns);
  const lasting = [...spans, ...breakdowns].flatMap((span) =>
    listSendings(span, night).map(({ at, rule }) => ({ at, rule, kind: span.kind })),
  );
  const moments = site.certificates.slice(1).flatMap((next, index) => {
    const wasTold = spans.some(({ opensAt, closesAt }) => opensAt > 0 && closesAt === next.seenAt.getTime());
    const kinds = listArrival(next, wasTold);
    return kinds.map((kind) => ({
      at: waitForDay(next.seenAt.getTime() + gatherMs, night),
      rule: 'opened',
      kind,
      index,
    }));
  });
  const sent = [...lasting, ...moments].filter(({ at }) => at <= yearEnd.getTime());
  return sent.flatMap(({ at, rule, kind }) => channels.map((channel) => line(at, channel, site.host, kind, rule)));
}

function listArrival({ isOtherIssuer, isEarly }: YearCertificate, wasTold: boolean): string[] {
  if (isOtherIssuer) return wasTold ? ['renewed', 'certificate-changed'] : ['certificate-changed'];
  return isEarly ? ['certificate-changed'] : ['renewed'];
}

/** Overdue at the last 2/9 of its life (at most 20 days), urgent at the last 7/90 (at most 7 days), then expired. */
function listSteps({ certificate, seenAt }: YearCertificate, next: YearCertificate | undefined): Span[] {
  const begin = certificate.notBefore.getTime();
  const end = certificate.notAfter.getTime();
  const replacedAt = next?.seenAt.getTime() ?? Infinity;
  const life = end - begin;
  const overdueAt = end - Math.min(Math.round((life * 2) / 9), 20 * dayMs);
  const urgentAt = end - Math.min(Math.round((life * 7) / 90), 7 * dayMs);
  const steps = [
    { kind: 'renewal-overdue', from: overdueAt, to: urgentAt, repeatDays: 3, ignoresNight: false },
    { kind: 'urgent', from: urgentAt, to: end + 1, repeatDays: 1, ignoresNight: false },
    { kind: 'blocked', from: end + 1, to: Infinity, repeatDays: 1, ignoresNight: true },
  ];
  return steps
    .map(({ from, to, ...step }) => ({
      ...step,
      opensAt: Math.max(from, seenAt.getTime()),
      closesAt: Math.min(to, replacedAt),
      isEndTold: false,
    }))
    .filter(({ opensAt, closesAt }) => opensAt < closesAt && opensAt <= yearEnd.getTime());
}

/** Six minutes of failing make it sure. What comes again is told anew, but not within an hour. */
function listBreakdowns(breakdowns: readonly Breakdown[]): Span[] {
  const spans: Span[] = [];
  for (const { kind, from, until } of breakdowns) {
    const before = spans.at(-1);
    const heldUntil = before?.kind === kind ? before.opensAt + 60 * minuteMs : 0;
    const opensAt = Math.max(from.getTime() + 6 * minuteMs, heldUntil);
    if (opensAt >= until.getTime()) continue;
    const isDown = kind === 'unreachable';
    spans.push({
      ...{ kind, opensAt, closesAt: until.getTime(), repeatDays: isDown ? 1 : 3 },
      ...{ isEndTold: true, ignoresNight: isDown },
    });
  }
  return spans;
}

function listSendings(span: Span, night: string): { at: number; rule: string }[] {
  const { opensAt, closesAt, repeatDays, isEndTold, ignoresNight } = span;
  const sendingOf = (at: number): number => (ignoresNight ? at + gatherMs : waitForDay(at + gatherMs, night));
  const begun = [{ at: sendingOf(opensAt), rule: 'opened' }];
  const everyMs = (repeatDays ?? 1000) * dayMs;
  for (let at = opensAt + everyMs; at < Math.min(closesAt, yearEnd.getTime() + 1); at += everyMs) {
    begun.push({ at: sendingOf(at), rule: 'reminder' });
  }
  const sent = begun.filter(({ at }) => at < closesAt);
  return isEndTold ? [...sent, { at: sendingOf(closesAt), rule: 'closed' }] : sent;
}

/** By the calendar on the wall: the next morning, at whichever offset of the zone shows that hour. */
function waitForDay(at: number, night: string): number {
  const { zone = 'UTC', offsets = [0], from = '', until = '' } = nights[night] ?? {};
  const [date = '', time = ''] = readWall(at, zone);
  if (time < from && time >= until) return at;
  const days = time >= from ? 1 : 0;
  const morning = Date.parse(`${date}T${until}:00Z`) + days * dayMs;
  const wanted = new Date(morning).toISOString().slice(0, 16);
  const found = offsets
    .map((offset) => morning - offset * 60 * minuteMs)
    .find((candidate) => readWall(candidate, zone).join('T').slice(0, 16) === wanted);
  if (found === undefined) throw new Error(`No morning after ${new Date(at).toISOString()} in ${zone}`);
  return found;
}

/** "2026-03-29" and "07:00:00". */
function readWall(at: number, zone: string): string[] {
  return new Date(at).toLocaleString('sv-SE', { timeZone: zone }).split(' ');
}

function line(at: number, channel: string, site: string, kind: string, rule: string): ExpectedLine {
  return `${new Date(at).toISOString()} ${channel} ${site} ${kind} ${rule}`;
}
