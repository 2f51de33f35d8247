import { connect, createSecureContext, rootCertificates } from 'node:tls';

import type { Looker } from './client';
import { inTurns } from './in-turns';
import { hostOf } from './world';
import type { ServedWorld } from './world';

/** The least that a look can be: a handshake with a known address, in one shared context, of which only the end is awaited. */
export function createBareHandshake({ port, rootPem }: ServedWorld): Looker {
  const secureContext = createSecureContext({ ca: [...rootCertificates, rootPem] });
  const shake = (index: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port, servername: hostOf(index), secureContext, rejectUnauthorized: false };
      const socket = connect(options, () => {
        if (socket.authorized) resolve();
        else reject(socket.authorizationError);
        socket.destroy();
      });
      socket.on('error', reject);
    });
  return { run: ({ first, count, concurrency }) => inTurns(first, count, concurrency, shake) };
}
