import { claimAnswer, releaseAnswer, storeAnswer, type MarkedRequest, type StoredAnswer } from '@/lib/db/api-answers';
import type { Database } from '@/lib/db/open-database';
import type { Locale } from '@/lib/words/locale';
import { answerJson, answerProblem } from './answer';
import { problems } from './problems';

/**
 * Does the work of a write once, however often it is sent with the same Idempotency-Key: whoever comes later gets the same
 * answer, whoever comes meanwhile a 409. What came to nothing for a moment's reason (too many requests, no database) is
 * forgotten, so that it can be sent again.
 */
export async function answerOnce(
  db: Database,
  mark: MarkedRequest,
  { now, locale }: { now: Date; locale: Locale },
  work: () => Promise<StoredAnswer>,
): Promise<Response> {
  const claimed = await claimAnswer(db, mark, now);
  if (claimed.kind === 'in-flight') {
    return answerProblem({ problem: 'in-flight', headers: { 'Retry-After': '1' } }, locale);
  }
  if (claimed.kind === 'other-request') return answerProblem({ problem: 'key-reused' }, locale);
  if (claimed.kind === 'answered') {
    const response = answerStored(claimed.answer);
    response.headers.set('Idempotency-Replayed', 'true');
    return response;
  }
  try {
    const answer = await work();
    if (answer.status === problems['rate-limited'].status) await releaseAnswer(db, mark);
    else await storeAnswer(db, mark, answer);
    return answerStored(answer);
  } catch (error) {
    await releaseAnswer(db, mark);
    throw error;
  }
}

export function answerStored({ status, location, body }: StoredAnswer): Response {
  return answerJson(status, body, location === null ? {} : { Location: location });
}
