import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { performance } from 'node:perf_hooks';
import { connect } from 'node:tls';
import type { ConnectionOptions, SecureContext, TLSSocket, TLSSocketOptions } from 'node:tls';
import { askFrontPage, speaksHttp } from './ask-front-page';
import type { FrontPage } from './ask-front-page';
import { classifyFailure } from './classify-failure';
import type { SocketError } from './classify-failure';
import type { LookFailure } from './observation';
import { listSentCertificates, readSession } from './read-session';
import type { Session } from './read-session';
import type { Target } from './target';

export interface HandshakeOptions {
  secureContext: SecureContext;
  /** Ends the attempt, whatever it is waiting for. */
  signal: AbortSignal;
  /** Offers HTTP/1.1 by ALPN on ports of the web. Default: true. */
  offersAlpn?: boolean;
}

/** What one handshake with one address showed. */
export interface Handshake extends Session {
  failure: LookFailure | null;
  /** The socket's error behind the failure. */
  error: SocketError | null;
  /** As the server sent them, the leaf first. Also there when the handshake failed afterwards. */
  certificates: readonly X509Certificate[];
  http: FrontPage | null;
  connectMs: number | null;
  tlsMs: number | null;
}

/** Ends a socket for a reason of our own. */
class OwnEnd extends Error {
  constructor(readonly failure: LookFailure) {
    super(failure.detail);
  }
}

/**
 * Connects to exactly this address, shakes hands with the target's name as SNI, and asks for the front page once.
 * It resolves to a value whatever the network does, and leaves no socket behind.
 */
export async function shakeHands(address: string, target: Target, options: HandshakeOptions): Promise<Handshake> {
  const seen: Handshake = { ...nothingSeen };
  const socket = connect(connectionOptions(address, target, options));
  const stopWaiting = endWhenAborted(socket, options.signal, seen);
  watchSteps(socket, address, seen);
  try {
    seen.http = await converse(socket, target, seen);
  } catch (error) {
    recordEnd(seen, error);
  } finally {
    stopWaiting();
    socket.destroy();
  }
  return seen;
}

const nothingSeen: Handshake = {
  failure: null,
  error: null,
  certificates: [],
  verifyError: null,
  protocol: null,
  cipher: null,
  alpn: null,
  http: null,
  connectMs: null,
  tlsMs: null,
};

function connectionOptions(
  address: string,
  target: Target,
  { secureContext, offersAlpn = true }: HandshakeOptions,
): ConnectionOptions & TLSSocketOptions {
  return {
    host: address,
    port: target.port,
    servername: isIP(target.host) === 0 ? target.host : '',
    secureContext,
    // Refusing would hide the certificate: chain and name are judged elsewhere.
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
    // Its event is the moment at which the server's certificate is known and the handshake can still fail.
    requestOCSP: true,
    ...(offersAlpn && speaksHttp(target.port) ? { ALPNProtocols: ['http/1.1'] } : {}),
  };
}

function endWhenAborted(socket: TLSSocket, signal: AbortSignal, seen: Handshake): () => void {
  const end = (): void => {
    const stage = seen.connectMs === null ? 'connecting' : 'shaking hands';
    socket.destroy(new OwnEnd({ problem: 'timeout', detail: `no answer while ${stage}` }));
  };
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  return () => signal.removeEventListener('abort', end);
}

function watchSteps(socket: TLSSocket, address: string, seen: Handshake): void {
  const startedAt = performance.now();
  socket.on('connect', () => {
    seen.connectMs = performance.now() - startedAt;
    // Whatever stands between us and the network, it must not have led us elsewhere.
    if (isSameAddress(socket.remoteAddress, address)) return;
    socket.destroy(new OwnEnd({ problem: 'address-blocked', detail: 'connected to another address than asked for' }));
  });
  socket.on('OCSPResponse', () => {
    seen.certificates = listSentCertificates(socket);
  });
  socket.on('secureConnect', () => {
    seen.tlsMs = performance.now() - startedAt - (seen.connectMs ?? 0);
  });
}

/** Everything is listened for before it can happen: a refusal may come in the same breath as the end of the handshake. */
function converse(socket: TLSSocket, target: Target, seen: Handshake): Promise<FrontPage | null> {
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => resolve(null));
    socket.on('secureConnect', () => {
      Object.assign(seen, readSession(socket));
      askFrontPage(socket, target).then(resolve, reject);
    });
  });
}

/** After the handshake only one error speaks of it: in TLS 1.3 the demand for our certificate comes late. */
function recordEnd(seen: Handshake, error: unknown): void {
  const isSecure = seen.protocol !== null;
  if (error instanceof OwnEnd) {
    seen.failure = isSecure ? null : error.failure;
    return;
  }
  if (!isSocketError(error)) throw error;
  const failure = classifyFailure(error, seen.certificates.length > 0);
  if (isSecure && failure.problem !== 'client-certificate-required') return;
  seen.failure = failure;
  seen.error = error;
}

function isSocketError(error: unknown): error is Error & SocketError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

function isSameAddress(one: string | undefined, other: string): boolean {
  if (one === other) return true;
  if (one === undefined || isIP(one) !== 6 || isIP(other) !== 6) return false;
  return new URL(`https://[${one}]`).hostname === new URL(`https://[${other}]`).hostname;
}
