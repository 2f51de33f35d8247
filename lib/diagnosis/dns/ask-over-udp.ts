import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';

import type { NameServerPlace } from './parse-server';
import { readMessage } from './read-message';
import type { Reading } from './read-message';
import type { Query } from './write-query';

/**
 * Sends one question from a port of its own and waits for its answer. The socket is connected, so that only this server is
 * heard, and a closed port is known at once.
 */
export function askOverUdp(
  { address, port }: NameServerPlace,
  query: Query,
  tryMs: number,
  signal: AbortSignal,
): Promise<Exclude<Reading, { kind: 'foreign' }>> {
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
    let missed: string | null = null;
    let isOver = false;
    const end = (reading: Exclude<Reading, { kind: 'foreign' }>): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      socket.close();
      resolve(reading);
    };
    const giveUp = (): void => end(missed === null ? { kind: 'silence' } : { kind: 'unreadable', detail: missed });
    const timer = setTimeout(giveUp, tryMs);
    signal.addEventListener('abort', giveUp, { once: true });
    socket.on('error', giveUp);
    socket.on('message', (message) => {
      const reading = readMessage(message, query, 'udp');
      if (reading.kind === 'foreign') missed = reading.detail;
      else end(reading);
    });
    socket.on('connect', () => {
      if (!isOver) socket.send(query.bytes);
    });
    if (signal.aborted) giveUp();
    else socket.connect(port, address);
  });
}
