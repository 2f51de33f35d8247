import { createSecureContext, createServer } from 'node:tls';
import type { TLSSocket, TlsOptions } from 'node:tls';
import { listen } from './listen';
import type { Listening } from './listen';

/** Key and chain in PEM, as `toServerCertificate` makes them. */
export interface ServerCertificate {
  key: string;
  cert: string;
}

export interface HttpAnswer {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

export interface TlsServerOptions {
  /** Default: 127.0.0.1 */
  address?: string;
  /** Default: a free one. */
  port?: number;
  certificate: ServerCertificate;
  /** Certificates for the names in SNI; any other name gets `certificate`, or is turned away with `hasStrictNames`. */
  virtualHosts?: Readonly<Record<string, ServerCertificate>>;
  hasStrictNames?: boolean;
  /** Default: 200 with a short page. `null` = speaks no HTTP. */
  answer?: HttpAnswer | null;
  /** Versions, ciphers, client certificates … as node:tls names them. */
  tls?: TlsOptions;
}

export interface TestTlsServer extends Listening {
  /** Shows another certificate from the next handshake on. */
  swapCertificate(certificate: ServerCertificate): void;
  setAnswer(answer: HttpAnswer | null): void;
  /** The request heads so far, the names asked for by SNI, and the number of finished handshakes. */
  readonly requests: readonly string[];
  readonly serverNames: readonly string[];
  readonly handshakes: number;
}

const wholePage: HttpAnswer = { status: 200, headers: { 'content-type': 'text/plain' }, body: 'hello' };

/** A real TLS server on a loopback address, which answers every request on a connection with one page and closes. */
export async function startTlsServer(options: TlsServerOptions): Promise<TestTlsServer> {
  let answer = options.answer === undefined ? wholePage : options.answer;
  const requests: string[] = [];
  const serverNames: string[] = [];
  let handshakes = 0;
  const server = createServer({ ...options.certificate, ...virtualHosting(options), ...options.tls }, (socket) => {
    handshakes += 1;
    if (typeof socket.servername === 'string') serverNames.push(socket.servername);
    serve(socket, () => answer, requests);
  });
  server.on('tlsClientError', () => undefined);
  const listening = await listen(server, options.address ?? '127.0.0.1', options.port ?? 0);
  return {
    ...listening,
    swapCertificate: (certificate) => server.setSecureContext({ ...certificate, ...options.tls }),
    setAnswer: (next) => (answer = next),
    requests,
    serverNames,
    get handshakes() {
      return handshakes;
    },
  };
}

function virtualHosting({ virtualHosts, hasStrictNames }: TlsServerOptions): TlsOptions {
  if (virtualHosts === undefined && hasStrictNames !== true) return {};
  return {
    SNICallback: (name, done) => {
      const certificate = virtualHosts?.[name];
      // Upon an error node:tls closes the connection; without a context it shows the default certificate.
      const error = hasStrictNames === true && !certificate ? new Error(`no such host: ${name}`) : null;
      done(error, certificate ? createSecureContext(certificate) : undefined);
    },
  };
}

function serve(socket: TLSSocket, currentAnswer: () => HttpAnswer | null, requests: string[]): void {
  let head = '';
  socket.on('error', () => undefined);
  socket.on('data', (bytes: Buffer) => {
    const answer = currentAnswer();
    head += bytes.toString('latin1');
    if (answer === null || !head.includes('\r\n\r\n')) return;
    requests.push(head);
    const isHead = head.startsWith('HEAD ');
    head = '';
    socket.end(formatAnswer(answer, isHead));
  });
}

function formatAnswer({ status = 200, headers = {}, body = '' }: HttpAnswer, isHead: boolean): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = Buffer.byteLength(body);
  return `HTTP/1.1 ${status} X\r\n${lines.join('')}content-length: ${length}\r\nconnection: close\r\n\r\n${isHead ? '' : body}`;
}
