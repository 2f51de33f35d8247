import type { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';

/** What a finished handshake agreed on. */
export interface Session {
  /** OpenSSL's verdict on the chain; null when it verified. */
  verifyError: string | null;
  protocol: string | null;
  cipher: string | null;
  alpn: string | null;
}

const mostCertificates = 20;

export function readSession(socket: TLSSocket): Session {
  return {
    verifyError: readVerdict(socket.authorizationError),
    protocol: socket.getProtocol(),
    cipher: socket.getCipher().standardName,
    alpn: typeof socket.alpnProtocol === 'string' ? socket.alpnProtocol : null,
  };
}

/** Node declares an Error, and sets the code of OpenSSL's verdict, a string. Names are not checked here. */
function readVerdict(verdict: unknown): string | null {
  if (verdict === null || verdict === undefined) return null;
  return typeof verdict === 'string' ? verdict : 'UNSPECIFIED';
}

/**
 * The certificates that the server sent, in its order. `getPeerCertificate(true)` would climb into our own trust store and
 * convert foreign bytes in a way that has crashed. Reading empties OpenSSL's list: it can be done once in a connection.
 */
export function listSentCertificates(socket: TLSSocket): X509Certificate[] {
  const certificates: X509Certificate[] = [];
  let next = socket.getPeerX509Certificate();
  while (next !== undefined && certificates.length < mostCertificates) {
    certificates.push(next);
    next = next.issuerCertificate;
  }
  return certificates;
}
