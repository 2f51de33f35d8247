import { expect, it } from 'vitest';

import { createAnswerReader } from './answer-reader';
import { largestHead, readHead } from './read-head';

const interim = Buffer.from('HTTP/1.1 100 Continue\r\n\r\n');
const final = Buffer.from('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n');

it('passes over interim answers, in one piece or byte by byte', () => {
  const bytes = Buffer.concat([interim, interim, final]);
  expect(readHead(bytes)).toMatchObject({ kind: 'head', head: { status: 404, end: bytes.length } });
  let from = 0;
  for (let length = 1; length < bytes.length; length += 1) {
    const reading = readHead(bytes.subarray(0, length), from);
    if (reading.kind !== 'more') throw new Error(reading.kind);
    from = reading.from;
  }
  expect(readHead(bytes, from)).toMatchObject({ kind: 'head', head: { status: 404 } });
});

it('gives up interim answers without an end once they are as large as a head may be', () => {
  const reader = createAnswerReader();
  const piece = Buffer.concat(Array.from({ length: 100 }, () => interim));
  let taken = 0;
  let outcome = null;
  while (outcome === null && taken <= 2 * largestHead) {
    outcome = reader.take(piece);
    taken += piece.length;
  }
  expect(outcome).toMatchObject({ ok: false, failure: 'head-too-large' });
  expect(taken).toBeLessThanOrEqual(largestHead + piece.length);
});
