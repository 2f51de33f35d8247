import type { HopAnswer, HopOutcome } from './hop';
import { isWholeBody, largestBody, readBody } from './read-body';
import { readHead } from './read-head';
import type { Head } from './read-head';

/** Collects the bytes of an answer as they come. */
export interface AnswerReader {
  /** The outcome as soon as enough is there; null = more is wanted. */
  take(bytes: Buffer): HopOutcome | null;
  /** The answer as far as it has come; null = not even a head. */
  soFar(): HopAnswer | null;
  readonly hasHead: boolean;
}

export function createAnswerReader(): AnswerReader {
  let received = Buffer.alloc(0);
  let head: Head | null = null;
  let from = 0;
  return {
    take(bytes) {
      received = Buffer.concat([received, bytes]);
      if (head === null) {
        const reading = readHead(received, from);
        if (reading.kind === 'more') {
          from = reading.from;
          return null;
        }
        if (reading.kind === 'other') return { ok: false, failure: reading.failure, detail: describeBytes(received) };
        head = reading.head;
      }
      return isEnough(head, received) ? toAnswer(head, received) : null;
    },
    soFar: () => head && toAnswer(head, received),
    get hasHead() {
      return head !== null;
    },
  };
}

/** The body of a redirect tells nothing. */
function isEnough(head: Head, bytes: Buffer): boolean {
  if (head.status >= 300 && head.status < 400) return true;
  const body = bytes.subarray(head.end);
  return body.length >= largestBody || isWholeBody(head, body);
}

function toAnswer(head: Head, bytes: Buffer): HopAnswer {
  const body = bytes.subarray(head.end);
  const isCut = !isWholeBody(head, body) && body.length >= largestBody;
  return { ok: true, status: head.status, headers: head.headers, body: readBody(head, body), isCut };
}

function describeBytes(bytes: Buffer): string {
  return `first bytes ${bytes.subarray(0, 16).toString('hex')}`;
}
