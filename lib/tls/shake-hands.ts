import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { performance } from 'node:perf_hooks';
import { connect } from 'node:tls';
import type { ConnectionOptions, SecureContext, TLSSocket, TLSSocketOptions } from 'node:tls';
import { createHeadReader, sendHead, speaksHttp } from './ask-http';
import type { HttpAnswer } from './ask-http';
import { classifyFailure } from './classify-failure';
import type { SocketError } from './classify-failure';
import type { LookFailure } from './observation';
import type { Target } from './target';

export interface HandshakeOptions {
  secureContext: SecureContext;
  /** Ends the attempt, whatever it is waiting for. */
  signal: AbortSignal;
  /** Offers HTTP/1.1 by ALPN on ports of the web. Default: true. */
  offersAlpn?: boolean;
}

/** What one handshake with one address showed. */
export interface Handshake {
  failure: LookFailure | null;
  /** The error behind the failure. */
  error: SocketError | null;
  /** As the server sent them, the leaf first. Also there when the handshake failed afterwards. */
  certificates: readonly X509Certificate[];
  verifyError: string | null;
  protocol: string | null;
  cipher: string | null;
  alpn: string | null;
  http: HttpAnswer | null;
  connectMs: number | null;
  tlsMs: number | null;
}

/** A page that is slow must not make its certificate look dead. */
const longestAnswerMs = 5000;
/** How long a server of another protocol may take to send the alert that refuses us (TLS 1.3 sends it late). */
const lateAlertMs = 500;
const mostCertificates = 20;

/**
 * Connects to exactly this address, shakes hands with the target's name as SNI, and asks for the front page once.
 * It resolves to a value whatever the network does, and leaves no socket behind.
 */
export function shakeHands(address: string, target: Target, options: HandshakeOptions): Promise<Handshake> {
  const isHttp = speaksHttp(target.port);
  const { promise, resolve } = withResolvers<Handshake>();
  const seen: Handshake = { ...nothingSeen };
  const startedAt = performance.now();
  let isSecure = false;
  let answerTimer: NodeJS.Timeout | undefined;

  const socket = connect(connectionOptions(address, target, options));

  function finish(failure: LookFailure | null, error: SocketError | null = null): void {
    clearTimeout(answerTimer);
    options.signal.removeEventListener('abort', onAbort);
    socket.destroy();
    resolve({ ...seen, failure, error });
  }

  function onAbort(): void {
    const stage = seen.connectMs === null ? 'connecting' : 'shaking hands';
    finish(isSecure ? null : { problem: 'timeout', detail: `no answer while ${stage}` });
  }

  socket.on('connect', () => {
    seen.connectMs = performance.now() - startedAt;
    // Whatever stands between us and the network, it must not have led us elsewhere.
    if (socket.remoteAddress !== address && !isSameAddress(socket.remoteAddress, address)) {
      finish({ problem: 'address-blocked', detail: 'connected to another address than asked for' });
    }
  });
  socket.on('OCSPResponse', () => {
    seen.certificates = listSentCertificates(socket);
  });
  socket.on('secureConnect', () => {
    isSecure = true;
    recordSession(socket, seen, startedAt);
    if (isHttp) sendHead(socket, target);
    answerTimer = setTimeout(() => finish(null), isHttp ? longestAnswerMs : lateAlertMs);
  });
  const readHead = createHeadReader();
  socket.on('data', (bytes: Buffer) => {
    const answer = isHttp ? readHead(bytes) : null;
    if (answer === undefined) return;
    seen.http = answer;
    finish(null);
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    const known = { code: error.code ?? '', message: error.message };
    const failure = classifyFailure(known, seen.certificates.length > 0);
    // After the handshake only one error speaks of it: in TLS 1.3 the demand for our certificate comes late.
    const counts = !isSecure || failure.problem === 'client-certificate-required';
    finish(counts ? failure : null, counts ? known : null);
  });
  socket.on('close', () => finish(isSecure ? null : { problem: 'reset', detail: 'closed' }));
  options.signal.addEventListener('abort', onAbort);
  if (options.signal.aborted) onAbort();
  return promise;
}

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

function recordSession(socket: TLSSocket, seen: Handshake, startedAt: number): void {
  seen.tlsMs = performance.now() - startedAt - (seen.connectMs ?? 0);
  if (seen.certificates.length === 0) seen.certificates = listSentCertificates(socket);
  seen.verifyError = readVerdict(socket.authorizationError);
  seen.protocol = socket.getProtocol();
  seen.cipher = socket.getCipher().standardName;
  seen.alpn = typeof socket.alpnProtocol === 'string' ? socket.alpnProtocol : null;
}

/** Node declares an Error, and sets the code of OpenSSL's verdict, a string. Names are not checked here. */
function readVerdict(verdict: unknown): string | null {
  if (verdict === null || verdict === undefined) return null;
  return typeof verdict === 'string' ? verdict : 'UNSPECIFIED';
}

/** Reads what the server sent, in its order. Reading empties OpenSSL's own list: it can be done once. */
function listSentCertificates(socket: TLSSocket): X509Certificate[] {
  const certificates: X509Certificate[] = [];
  let next = socket.getPeerX509Certificate();
  while (next !== undefined && certificates.length < mostCertificates) {
    certificates.push(next);
    next = next.issuerCertificate;
  }
  return certificates;
}

function isSameAddress(one: string | undefined, other: string): boolean {
  if (one === undefined || isIP(one) !== 6 || isIP(other) !== 6) return false;
  return new URL(`https://[${one}]`).hostname === new URL(`https://[${other}]`).hostname;
}

/** `Promise.withResolvers`, which Node 20 lacks. */
function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}
