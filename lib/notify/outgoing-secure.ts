import { isIP } from 'node:net';
import type { Socket } from 'node:net';
import { connect } from 'node:tls';
import type { SecureContext, TLSSocket } from 'node:tls';

import type { OutgoingFailure } from './outgoing';

export type Secured = { ok: true; socket: TLSSocket } | ({ ok: false } & OutgoingFailure);

/** Speaks TLS over a connected socket: the name as SNI, and a certificate that must hold for that name. */
export function secure(
  socket: Socket,
  host: string,
  secureContext: SecureContext,
  signal: AbortSignal,
): Promise<Secured> {
  return new Promise((resolve) => {
    const secured = connect({
      socket,
      host,
      servername: isIP(host) === 0 ? host : '',
      secureContext,
      ALPNProtocols: ['http/1.1'],
      rejectUnauthorized: true,
    });
    const end = (result: Secured): void => {
      signal.removeEventListener('abort', stop);
      secured.removeListener('close', stop);
      if (!result.ok) secured.destroy();
      resolve(result);
    };
    const stop = (): void => end({ ok: false, failure: 'unreachable', detail: signal.aborted ? 'timeout' : 'closed' });
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    secured.once('secureConnect', () => end({ ok: true, socket: secured }));
    secured.on('error', (error: NodeJS.ErrnoException) => end(explain(secured, error)));
    secured.once('close', stop);
  });
}

function explain(socket: TLSSocket, { code, name }: NodeJS.ErrnoException): Secured {
  // Typed as an Error; it is the code, as a text, or null.
  const refused: unknown = socket.authorizationError;
  const isAboutCertificate = refused !== null && refused !== undefined;
  return {
    ok: false,
    failure: isAboutCertificate ? 'bad-certificate' : 'unreachable',
    detail: (code ?? name).slice(0, 200),
  };
}
