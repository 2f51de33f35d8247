import { insertAuditEntry } from './audit';
import type { Actor } from './audit';
import { Prisma } from './generated/client';
import type { Database } from './open-database';
import { findPerson } from './people';
import { inScope } from './site-scope';
import type { SiteScope } from './site-scope';

export interface CalendarFeed {
  personId: string;
  locale: string;
  zone: string;
  createdAt: Date;
  lastReadAt: Date | null;
}

type NewFeed = Pick<CalendarFeed, 'locale' | 'zone'> & { tokenHash: string };

/** Somebody's address for calendars; the one before ends. */
export async function replaceCalendarFeed(
  db: Database,
  by: Actor & { personId: string },
  feed: NewFeed,
  now: Date,
): Promise<void> {
  const { personId, signature } = by;
  await db.$transaction(async (tx) => {
    await tx.calendarFeed.deleteMany({ where: { userId: personId } });
    await tx.calendarFeed.create({ data: { userId: personId, ...feed, createdAt: now } });
    await insertAuditEntry(tx, { personId, personName: signature, act: 'calendar-made' }, now);
  });
}

/** `false` when there is none. */
export async function deleteCalendarFeed(
  db: Database,
  { personId, signature }: Actor & { personId: string },
  now: Date,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.calendarFeed.deleteMany({ where: { userId: personId } });
    if (count > 0) await insertAuditEntry(tx, { personId, personName: signature, act: 'calendar-revoked' }, now);
    return count > 0;
  });
}

export async function findCalendarFeed(db: Database, personId: string): Promise<CalendarFeed | null> {
  const row = await db.calendarFeed.findUnique({ where: { userId: personId } });
  return row && toFeed(row);
}

const readEveryMs = 60_000;

/** Whose address this is, and which sites they may see now; null = nobody's. Writes down that it was read. */
export async function openCalendarFeed(
  db: Database,
  tokenHash: string,
  now: Date,
): Promise<{ feed: CalendarFeed; scope: SiteScope } | null> {
  const row = await db.calendarFeed.findUnique({ where: { tokenHash } });
  const person = row && (await findPerson(db, row.userId));
  if (!row || !person) return null;
  // Not at every reading: programs ask often.
  if (row.lastReadAt === null || now.getTime() - row.lastReadAt.getTime() > readEveryMs) {
    await db.calendarFeed.updateMany({ where: { tokenHash }, data: { lastReadAt: now } });
  }
  return { feed: toFeed(row), scope: person.scope };
}

function toFeed({ userId, locale, zone, createdAt, lastReadAt }: Prisma.CalendarFeedGetPayload<object>): CalendarFeed {
  return { personId: userId, locale, zone, createdAt, lastReadAt };
}

export interface CalendarCertificate {
  siteId: string;
  /** ASCII host and port of the watched endpoint whose certificate ends first. */
  host: string;
  port: number;
  fingerprint256: string;
  notBefore: Date;
  notAfter: Date;
}

/** The certificate that ends first of each site that is watched, the earliest end first. */
export async function listCalendarCertificates(
  db: Database,
  scope: SiteScope,
  limit: number,
): Promise<CalendarCertificate[]> {
  const rows = await db.$queryRaw<(Omit<CalendarCertificate, 'notBefore' | 'notAfter'> & CertificateDates)[]>(
    Prisma.sql`
    WITH "first" AS (
      -- By the index over expiresAt: only of these are certificates looked up.
      SELECT "id" FROM "Site" WHERE "deletedAt" IS NULL AND "pausedAt" IS NULL AND "expiresAt" IS NOT NULL
        AND ${inScope(scope)} ORDER BY "expiresAt", "id" LIMIT ${limit})
    SELECT s."id" AS "siteId", e."host", e."port", c."fingerprint256", c."notBefore", min(c."notAfter") AS "notAfter"
    FROM "first" AS s CROSS JOIN "Endpoint" AS e ON e."siteId" = s."id" AND e."watched"
    CROSS JOIN "Certificate" AS c ON c."fingerprint256" = e."certificateId"
    GROUP BY s."id" ORDER BY "notAfter"`,
  );
  return rows.map((row) => ({ ...row, ...toDates(row) }));
}

interface CertificateDates {
  notBefore: bigint | number | string;
  notAfter: bigint | number | string;
}

function toDates({ notBefore, notAfter }: CertificateDates) {
  return { notBefore: toDate(notBefore), notAfter: toDate(notAfter) };
}

/** A raw query gives instants as they are stored, in milliseconds, or as Prisma writes them. */
function toDate(stored: bigint | number | string): Date {
  return new Date(typeof stored === 'bigint' ? Number(stored) : stored);
}
