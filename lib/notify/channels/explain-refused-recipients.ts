import type { SendOutcome } from '@/lib/notify/send-outcome';

import { failed } from './deliver';

/** Which recipients a server did not take, and with which code each, as nodemailer says it. */
export interface RefusedRecipients {
  rejected?: readonly string[] | undefined;
  rejectedErrors?: readonly { responseCode?: number | undefined }[] | undefined;
}

function listForNow({ rejected = [], rejectedErrors = [] }: RefusedRecipients): string[] {
  return rejected.filter((_, index) => (rejectedErrors[index]?.responseCode ?? 400) < 500);
}

/**
 * What came of a mail that at least one of its recipients has got: those that the server refuses for now (4yz) are left, those
 * that it refuses for good (5yz) are told of.
 *
 * @param asked the addresses to which it went this time
 */
export function explainRest(
  refused: RefusedRecipients,
  asked: readonly string[],
  { wantsEveryRecipient = false }: { wantsEveryRecipient?: boolean },
): SendOutcome {
  const count = refused.rejected?.length ?? 0;
  if (count === 0) return { kind: 'sent' };
  const forNow = listForNow(refused);
  const failure = forNow.length < count ? 'refused-some' : 'trouble';
  const outcome = failed(failure, `${count} of ${asked.length}`);
  return wantsEveryRecipient ? outcome : { ...outcome, left: asked.filter((address) => forNow.includes(address)) };
}

/** What came of a mail that only others have: where all that were left are refused for good, it is done. */
export function explainLast(refused: RefusedRecipients, asked: readonly string[]): SendOutcome | null {
  const isForGood = refused.rejected?.length === asked.length && listForNow(refused).length === 0;
  return isForGood ? { ...failed('refused-some', `${asked.length} of ${asked.length}`), left: [] } : null;
}
