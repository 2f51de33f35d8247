import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import { Prisma } from './generated/client';
import type { Database, Transaction } from './open-database';
import { readJson } from './stored-json';

/** What a guest becomes. `role` is one of lib/auth/permissions.ts. */
export interface NewInvitation {
  /** SHA-256 of the token in the link. */
  tokenHash: string;
  inviterId: string;
  role: string;
  seesAll: boolean;
  tagIds: readonly string[];
  /** Whom it is for, as the inviter calls them. */
  note: string | null;
  expiresAt: Date;
}

export interface Invitation {
  invitationId: string;
  role: string;
  seesAll: boolean;
  tagIds: readonly string[];
  note: string | null;
  createdAt: Date;
  expiresAt: Date;
  /** Who invites; null when they are gone. */
  inviterEmail: string | null;
}

const kind = 'invitation';

export async function insertInvitation(tx: Transaction, invitation: NewInvitation, now: Date): Promise<string> {
  const { inviterId, tagIds, ...rest } = invitation;
  const id = randomUUID();
  await tx.oneTimeLink.create({
    data: { id, kind, createdAt: now, createdById: inviterId, tagIds: JSON.stringify(tagIds), ...rest },
  });
  return id;
}

/** Those that can still be accepted, the newest first. */
export async function listOpenInvitations(db: Database, now: Date): Promise<Invitation[]> {
  return readInvitations(db, Prisma.sql`TRUE`, now);
}

/** `null` when the link is unknown, used, withdrawn or too old: nobody is told which. */
export async function findOpenInvitation(
  db: Database | Transaction,
  tokenHash: string,
  now: Date,
): Promise<Invitation | null> {
  const [invitation] = await readInvitations(db, Prisma.sql`link."tokenHash" = ${tokenHash}`, now);
  return invitation ?? null;
}

/** Uses a link up. `false` when it was not open any more. */
export async function consumeInvitation(tx: Transaction, tokenHash: string, now: Date): Promise<boolean> {
  const open = { kind, tokenHash, usedAt: null, expiresAt: { gt: now } };
  const { count } = await tx.oneTimeLink.updateMany({ where: open, data: { usedAt: now } });
  return count === 1;
}

/** Forgets a link that nobody has used. `null` when there is none, else whom it was for. */
export async function deleteInvitation(tx: Transaction, invitationId: string): Promise<{ note: string | null } | null> {
  const unused = { id: invitationId, kind, usedAt: null };
  const link = await tx.oneTimeLink.findFirst({ where: unused, select: { note: true } });
  if (link) await tx.oneTimeLink.deleteMany({ where: unused });
  return link;
}

/** Forgets the unused links that somebody has given away. */
export async function deleteInvitationsOf(tx: Transaction, inviterId: string): Promise<void> {
  await tx.oneTimeLink.deleteMany({ where: { kind, createdById: inviterId, usedAt: null } });
}

interface Row {
  invitationId: string;
  role: string;
  seesAll: bigint | number | boolean;
  /** JSON array of the ids of tags that are still there. */
  tagIds: string;
  note: string | null;
  createdAt: bigint | number;
  expiresAt: bigint | number;
  inviterEmail: string | null;
}

/** One statement, so that the tags and the inviter are those of the same instant as the link. */
async function readInvitations(db: Database | Transaction, which: Prisma.Sql, now: Date): Promise<Invitation[]> {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT link."id" AS "invitationId", link."role", link."seesAll" + 0 AS "seesAll", link."note",
      link."createdAt" + 0 AS "createdAt", link."expiresAt" + 0 AS "expiresAt", person."email" AS "inviterEmail",
      (SELECT json_group_array("Tag"."id") FROM "Tag"
        WHERE "Tag"."id" IN (SELECT value FROM json_each(link."tagIds"))) AS "tagIds"
    FROM "OneTimeLink" AS link LEFT JOIN "User" AS person ON person."id" = link."createdById"
    WHERE link."kind" = ${kind} AND link."usedAt" IS NULL AND link."expiresAt" > ${now.getTime()} AND ${which}
    ORDER BY link."createdAt" DESC, link."id"`);
  return rows.map((row) => ({
    ...row,
    seesAll: Number(row.seesAll) === 1,
    tagIds: readJson(row.tagIds, z.array(z.string())) ?? [],
    createdAt: new Date(Number(row.createdAt)),
    expiresAt: new Date(Number(row.expiresAt)),
  }));
}
