import type { LookFailure } from './observation';
import type { ProblemName } from './problem';

/** What a socket's error tells: errno or OpenSSL code, and OpenSSL's own sentence. */
export interface SocketError {
  code: string;
  message: string;
}

const byErrno: Readonly<Record<string, ProblemName>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  ETIMEDOUT: 'timeout',
  EHOSTUNREACH: 'timeout',
  EHOSTDOWN: 'timeout',
  // These are about our own machine: it has no way there, or forbids it, or has no file handle left.
  ENETUNREACH: 'offline',
  ENETDOWN: 'offline',
  EADDRNOTAVAIL: 'offline',
  EAFNOSUPPORT: 'offline',
  EACCES: 'offline',
  EPERM: 'offline',
  EMFILE: 'offline',
  ENFILE: 'offline',
  ENOBUFS: 'offline',
};

/** Alerts about the client's certificate (RFC 8446 §6.2): we have none to show. */
const clientCertificateAlerts: ReadonlySet<number> = new Set([41, 42, 43, 44, 45, 46, 116]);
const handshakeFailure = 40;
const protocolVersion = 70;
const noApplicationProtocol = 120;

/** The names that OpenSSL 3 gives alerts in its codes; the numbers are in the message of some versions only. */
const alertNumbers: readonly [RegExp, number][] = [
  [/ALERT_HANDSHAKE_FAILURE/, handshakeFailure],
  [/ALERT_PROTOCOL_VERSION/, protocolVersion],
  [/ALERT_INSUFFICIENT_SECURITY/, 71],
  [/ALERT_INTERNAL_ERROR/, 80],
  [/UNRECOGNIZED_NAME/, 112],
  [/ALERT_CERTIFICATE_REQUIRED/, 116],
  [/ALERT_NO_APPLICATION_PROTOCOL/, noApplicationProtocol],
  [/ALERT_NO_CERTIFICATE/, 41],
  [/ALERT_BAD_CERTIFICATE$/, 42],
];
const notTls =
  /WRONG_VERSION_NUMBER|wrong version number|HTTP_REQUEST|http request|PACKET_LENGTH_TOO_LONG|packet length too long|RECORD_TOO_SMALL|record layer failure|bad record type/i;
const tooOld = /UNSUPPORTED_PROTOCOL|unsupported protocol|VERSION_TOO_LOW|version too low/i;
/** Where OpenSSL stumbles when it parses a certificate; everything about the protocol itself is "SSL routines". */
const unreadable = /:(?:asn1 encoding|x509 certificate|digital envelope|elliptic curve|rsa) routines:/i;

/**
 * Says what ended an attempt to shake hands.
 *
 * @param sawCertificate whether the server had shown its certificate by then: only afterwards can it miss ours
 */
export function classifyFailure({ code, message }: SocketError, sawCertificate: boolean): LookFailure {
  const problem = byErrno[code];
  if (problem !== undefined) return { problem, detail: code };
  const alert = findAlert({ code, message });
  const detail = describe(code, message, alert);
  if (alert !== null) return { problem: classifyAlert(alert, sawCertificate), detail };
  if (tooOld.test(code + message)) return { problem: 'protocol-too-old', detail };
  if (notTls.test(code + message)) return { problem: 'not-tls', detail };
  if (!sawCertificate && unreadable.test(message)) return { problem: 'malformed-certificate', detail };
  return { problem: 'handshake-failed', detail };
}

/** The number of the TLS alert that the server sent, `null` when it was something else. */
export function findAlert({ code, message }: SocketError): number | null {
  const numbered = /SSL alert number (\d+)/.exec(message)?.[1];
  if (numbered !== undefined) return Number(numbered);
  return alertNumbers.find(([name]) => name.test(code))?.[1] ?? null;
}

/** Whether an older protocol, a weaker cipher or no ALPN may bring the server to show its certificate after all. */
export function isWorthLenience(error: SocketError, failure: LookFailure): boolean {
  const alert = findAlert(error);
  if (alert !== null) return [handshakeFailure, protocolVersion, 71, 86, noApplicationProtocol].includes(alert);
  return failure.problem === 'protocol-too-old' || failure.problem === 'handshake-failed';
}

export function isAlpnRefusal(error: SocketError): boolean {
  return findAlert(error) === noApplicationProtocol;
}

function classifyAlert(alert: number, sawCertificate: boolean): ProblemName {
  if (alert === protocolVersion) return 'protocol-too-old';
  // TLS 1.2 has no alert of its own for a missing client certificate: 40 after the server's certificate means that.
  const isAboutUs = clientCertificateAlerts.has(alert) || (alert === handshakeFailure && sawCertificate);
  return isAboutUs ? 'client-certificate-required' : 'handshake-failed';
}

/** OpenSSL's sentence without thread numbers and source lines: "tlsv1 alert protocol version (alert 70)". */
function describe(code: string, message: string, alert: number | null): string {
  const reason = /error:[0-9A-F]+:[^:]*:[^:]*:([^:]*):/i.exec(message)?.[1] ?? message;
  const sentence = alert === null ? `${code} ${reason}` : `${code} ${reason} (alert ${alert})`;
  return sentence.slice(0, 200);
}
