import type { Database } from './open-database';

/** A write that a program has marked with a key of its own, so that it can ask again without doing it twice. */
export interface MarkedRequest {
  keyId: string;
  idempotencyKey: string;
  /** SHA-256 of what was asked. */
  requestHash: string;
  /** Names whoever works on it. */
  token: string;
}

export interface StoredAnswer {
  status: number;
  location: string | null;
  /** JSON; null = an answer without a body. */
  body: string | null;
}

export type ClaimedAnswer =
  /** Nobody has asked this yet: go to work. */
  | { kind: 'new' }
  | { kind: 'answered'; answer: StoredAnswer }
  | { kind: 'in-flight' }
  /** The same key, but something else is asked. */
  | { kind: 'other-request' };

/** So long an answer is remembered. */
export const answerKeptMs = 24 * 60 * 60 * 1000;
/** Whoever has not answered by then has died: the next one may begin anew. */
const longestWorkMs = 2 * 60 * 1000;

/** Takes the work of a marked request, or finds what came of it. Of many who ask at once, one works. */
export async function claimAnswer(db: Database, asked: MarkedRequest, now: Date): Promise<ClaimedAnswer> {
  const { keyId, idempotencyKey, requestHash, token } = asked;
  const id = { keyId, idempotencyKey };
  return db.$transaction(async (tx): Promise<ClaimedAnswer> => {
    const stored = await tx.apiAnswer.findUnique({ where: { keyId_idempotencyKey: id } });
    const ageMs = stored ? now.getTime() - stored.startedAt.getTime() : Infinity;
    if (stored && ageMs < answerKeptMs) {
      if (stored.requestHash !== requestHash) return { kind: 'other-request' };
      const { status, location, body } = stored;
      if (status !== null) return { kind: 'answered', answer: { status, location, body } };
      if (ageMs < longestWorkMs) return { kind: 'in-flight' };
    }
    await tx.apiAnswer.deleteMany({ where: id });
    await tx.apiAnswer.create({ data: { ...id, requestHash, token, startedAt: now } });
    return { kind: 'new' };
  });
}

/** Keeps an answer; not, when somebody else has begun anew meanwhile. */
export async function storeAnswer(
  db: Database,
  { keyId, idempotencyKey, token }: MarkedRequest,
  answer: StoredAnswer,
): Promise<void> {
  await db.apiAnswer.updateMany({ where: { keyId, idempotencyKey, token, status: null }, data: { ...answer } });
}

/** Forgets a request that came to nothing, so that it can be sent again. */
export async function releaseAnswer(db: Database, { keyId, idempotencyKey, token }: MarkedRequest): Promise<void> {
  await db.apiAnswer.deleteMany({ where: { keyId, idempotencyKey, token, status: null } });
}

export async function removeOldAnswers(db: Database, now: Date): Promise<void> {
  await db.apiAnswer.deleteMany({ where: { startedAt: { lt: new Date(now.getTime() - answerKeptMs) } } });
}
