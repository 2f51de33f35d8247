import { isIPv6 } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Target } from './target';

export interface HttpAnswer {
  status: number;
  hsts: string | null;
}

const largestHead = 16 * 1024;
/** Ports where another protocol than HTTP is spoken inside TLS: mail, news, directory, DNS, FTP, telephony. */
const otherProtocols: ReadonlySet<number> = new Set([465, 563, 636, 853, 989, 990, 992, 993, 994, 995, 5061]);

export function speaksHttp(port: number): boolean {
  return !otherProtocols.has(port);
}

/** Sends one HEAD request for the front page. No redirect is followed: the answer itself is what is looked at. */
export function sendHead(socket: TLSSocket, { host, port }: Target): void {
  const name = isIPv6(host) ? `[${host}]` : host;
  const authority = port === 443 ? name : `${name}:${port}`;
  socket.write(
    `HEAD / HTTP/1.1\r\nHost: ${authority}\r\nUser-Agent: Kigen (certificate watch)\r\nAccept: */*\r\nConnection: close\r\n\r\n`,
  );
}

/** Collects the head of an answer; `undefined` while it is incomplete, `null` when it is none. */
export function createHeadReader(): (bytes: Buffer) => HttpAnswer | null | undefined {
  let head = '';
  return (bytes) => {
    head += bytes.toString('latin1', 0, largestHead - head.length);
    const end = head.indexOf('\r\n\r\n');
    if (end !== -1) return readHead(head.slice(0, end));
    return head.length >= largestHead || !'HTTP/1.'.startsWith(head.slice(0, 7)) ? null : undefined;
  };
}

function readHead(head: string): HttpAnswer | null {
  const status = /^HTTP\/1\.\d (\d{3})(?: |\r|$)/.exec(head)?.[1];
  if (status === undefined) return null;
  // RFC 6797 §8.1: of several, only the first counts.
  const hsts = /^strict-transport-security:[ \t]*([^\r\n]*)/im.exec(head)?.[1] ?? null;
  return { status: Number(status), hsts: hsts?.slice(0, 200) ?? null };
}
