import { connect } from 'node:net';

import type { NameServerPlace } from './parse-server';
import { readMessage } from './read-message';
import type { Reading } from './read-message';
import type { Query } from './write-query';

/** Two bytes of length (RFC 1035 §4.2.2): no message can be longer. */
const mostBytes = 2 + 0xffff;

/** Asks once more where the answer may be up to 64 KiB long. One deadline over all: a server that drips is silent. */
export function askOverTcp(
  { address, port }: NameServerPlace,
  query: Query,
  tryMs: number,
  signal: AbortSignal,
): Promise<Reading> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const chunks: Buffer[] = [];
    let received = 0;
    const end = (reading: Reading): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      socket.destroy();
      resolve(reading);
    };
    const giveUp = (): void => end({ kind: 'silence' });
    const timer = setTimeout(giveUp, tryMs);
    signal.addEventListener('abort', giveUp, { once: true });
    socket.on('error', giveUp);
    socket.on('close', giveUp);
    socket.on('connect', () => socket.write(withLength(query.bytes)));
    socket.on('data', (chunk) => {
      chunks.push(chunk.subarray(0, mostBytes - received));
      received += chunk.length;
      const message = takeMessage(chunks, received);
      if (message !== null) end(readMessage(message, query, 'tcp'));
    });
    if (signal.aborted) giveUp();
  });
}

function withLength(message: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  return Buffer.concat([length, message]);
}

/** The whole message; null while some of it is missing. */
function takeMessage(chunks: Buffer[], received: number): Buffer | null {
  if (received < 2) return null;
  const [first] = chunks;
  if (first !== undefined && first.length >= 2 && received < 2 + first.readUInt16BE(0)) return null;
  const whole = Buffer.concat(chunks);
  chunks.splice(0, chunks.length, whole);
  const length = whole.readUInt16BE(0);
  return whole.length < 2 + length ? null : whole.subarray(2, 2 + length);
}
