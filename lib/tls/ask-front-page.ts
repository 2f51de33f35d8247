import { isIPv6 } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Target } from './target';

/** How the front page answered. */
export interface FrontPage {
  status: number;
  /** The first Strict-Transport-Security header. */
  hsts: string | null;
}

/** A page that is slow must not make its certificate look dead. */
const longestAnswerMs = 5000;
/** How long a server of another protocol may take to send the alert that refuses us (TLS 1.3 sends it late). */
const lateAlertMs = 500;
const largestHead = 16 * 1024;
/** Ports where another protocol than HTTP is spoken inside TLS: mail, news, directory, DNS, FTP, telephony. */
const otherProtocols: ReadonlySet<number> = new Set([465, 563, 636, 853, 989, 990, 992, 993, 994, 995, 5061]);

export function speaksHttp(port: number): boolean {
  return !otherProtocols.has(port);
}

/**
 * Sends one HEAD request for the front page and reads the head of the answer. No redirect is followed: the answer itself
 * is what is looked at. On ports of other protocols it only waits for the server's first word.
 *
 * @returns null when there is no answer in HTTP in time
 * @throws the socket's error, which may be the server's late refusal of the handshake
 */
export async function askFrontPage(socket: TLSSocket, target: Target): Promise<FrontPage | null> {
  const isHttp = speaksHttp(target.port);
  const answer = waitForAnswer(
    socket,
    isHttp ? createHeadReader() : () => null,
    isHttp ? longestAnswerMs : lateAlertMs,
  );
  if (isHttp) socket.write(formatRequest(target));
  return answer;
}

type ReadHead = (bytes: Buffer) => FrontPage | null | undefined;

function waitForAnswer(socket: TLSSocket, read: ReadHead, longestMs: number): Promise<FrontPage | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), longestMs);
    socket.on('data', (bytes: Buffer) => {
      const page = read(bytes);
      if (page !== undefined) resolve(page);
    });
    socket.on('error', reject);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(null);
    });
  });
}

function formatRequest({ host, port }: Target): string {
  const name = isIPv6(host) ? `[${host}]` : host;
  const authority = port === 443 ? name : `${name}:${port}`;
  const lines = [`HEAD / HTTP/1.1`, `Host: ${authority}`, 'User-Agent: Kigen (certificate watch)', 'Accept: */*'];
  return [...lines, 'Connection: close', '', ''].join('\r\n');
}

/** Collects the head of an answer: `undefined` while it is incomplete, `null` when it is none. */
function createHeadReader(): ReadHead {
  let head = '';
  return (bytes) => {
    head += bytes.toString('latin1', 0, largestHead - head.length);
    const end = head.indexOf('\r\n\r\n');
    if (end !== -1) return readHead(head.slice(0, end));
    return head.length >= largestHead || !'HTTP/1.'.startsWith(head.slice(0, 7)) ? null : undefined;
  };
}

function readHead(head: string): FrontPage | null {
  const status = /^HTTP\/1\.\d (\d{3})(?: |\r|$)/.exec(head)?.[1];
  if (status === undefined) return null;
  // RFC 6797 §8.1: of several, only the first counts.
  const hsts = /^strict-transport-security:[ \t]*([^\r\n]*)/im.exec(head)?.[1] ?? null;
  return { status: Number(status), hsts: hsts?.slice(0, 200) ?? null };
}
