import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { SecureContext } from 'node:tls';

import { listen } from '../listen';
import type { Listening } from '../listen';
import type { ServerCertificate } from '../tls-server';
import type { Look } from './look';
import { readServerName } from './read-server-name';

export interface TlsOptions {
  address: string;
  /** 0 = a free one. */
  port: number;
  /** null = the client asked for no name. */
  lookFor: (name: string | null) => Look;
  answer: (request: IncomingMessage, response: ServerResponse, status: 200 | 503) => void;
}

type Page = Extract<Look, { kind: 'page' }>;

const fatalUnrecognizedName = Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 112]);
const contexts = new WeakMap<ServerCertificate, SecureContext>();

/** One address and port for many names: what each connection sees is decided by the name that it asks for. */
export async function serveTls({ address, port, lookFor, answer }: TlsOptions): Promise<Listening> {
  const pages = new WeakMap<object, Page>();
  const http = createHttpServer({ keepAlive: false }, (request, response) => {
    answer(request, response, pages.get(request.socket)?.status ?? 503);
  });
  const front = createServer((socket) => {
    onServerName(socket, (name) => {
      const look = lookFor(name);
      if (look.kind === 'refused') socket.resetAndDestroy();
      else if (look.kind === 'alert') socket.end(fatalUnrecognizedName);
      else {
        const secured = secure(socket, look);
        pages.set(secured, look);
        http.emit('connection', secured);
      }
    });
  });
  return listen(front, address, port);
}

/** Waits for the ClientHello and puts it back, for the handshake that is to read it. */
function onServerName(socket: Socket, use: (name: string | null) => void): void {
  let received = Buffer.alloc(0);
  const read = (bytes: Buffer): void => {
    received = Buffer.concat([received, bytes]);
    const name = readServerName(received);
    if (name === undefined) return;
    socket.off('data', read);
    socket.pause();
    socket.unshift(received);
    use(name);
  };
  socket.on('data', read);
}

function secure(socket: Socket, { certificate }: Page): TLSSocket {
  const context = contexts.get(certificate) ?? createSecureContext(certificate);
  contexts.set(certificate, context);
  const secured = new TLSSocket(socket, { isServer: true, secureContext: context });
  // Who does not like the certificate hangs up.
  secured.on('error', () => socket.destroy());
  return secured;
}
