import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { TlsOptions } from 'node:tls';

import { listen } from './listen';
import type { Listening } from './listen';

/** What is done with a connection once the head of a request is there. */
export type WebBehaviour = (socket: Socket, requestHead: string) => void;

export interface WebServerOptions {
  /** Default: 127.0.0.1 */
  address?: string;
  /** Default: a free one. */
  port?: number;
  /** Key, certificate and more make it a server of TLS. */
  tls?: TlsOptions;
}

export interface TestWebServer extends Listening {
  /** The request heads so far. */
  readonly requests: readonly string[];
  behave(behaviour: WebBehaviour): void;
}

/** A real server that answers requests in ways which HTTP libraries would not write. */
export async function startWebServer(first: WebBehaviour, options: WebServerOptions = {}): Promise<TestWebServer> {
  const requests: string[] = [];
  let behaviour = first;
  const serve = (socket: Socket): void => {
    let head = '';
    socket.on('error', () => undefined);
    socket.on('data', (bytes: Buffer) => {
      const isFirst = !head.includes('\r\n\r\n');
      head += bytes.toString('latin1');
      if (!isFirst || !head.includes('\r\n\r\n')) return;
      requests.push(head);
      behaviour(socket, head);
    });
  };
  const server = options.tls ? createTlsServer(options.tls, serve) : createServer(serve);
  server.on('tlsClientError', () => undefined);
  const listening = await listen(server, options.address ?? '127.0.0.1', options.port ?? 0);
  return { ...listening, requests, behave: (next) => (behaviour = next) };
}

/** Answers with a status, headers and a body, and hangs up. */
export function say(status: number, headers: Readonly<Record<string, string>> = {}, body = ''): WebBehaviour {
  const lines = Object.entries({ 'content-length': String(Buffer.byteLength(body)), ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return (socket) => void socket.end(`HTTP/1.1 ${status} X\r\n${head}connection: close\r\n\r\n${body}`);
}

export function redirectTo(location: string, status = 301): WebBehaviour {
  return say(status, { location });
}

/** Redirects to another place with the path that was asked for, as most servers are told to. */
export function redirectAll(origin: string, status = 301): WebBehaviour {
  return (socket, head) => redirectTo(origin + pathOf(head), status)(socket, head);
}

export function pathOf(head: string): string {
  return /^GET (\S+)/.exec(head)?.[1] ?? '/';
}

/** Sends bytes and waits. */
export function send(bytes: Uint8Array | string): WebBehaviour {
  return (socket) => void socket.write(bytes);
}

/** Sends for as long as somebody takes it. */
export function pour(head: string, chunk: string): WebBehaviour {
  return (socket) => {
    socket.write(head);
    const more = (): void => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.on('drain', more);
    more();
  };
}

/** Sends one byte at a time, never an end. */
export function drip(text: string, everyMs: number): WebBehaviour {
  return (socket) => {
    let sent = 0;
    const timer = setInterval(() => {
      socket.write(text[sent % text.length] ?? '');
      sent += 1;
    }, everyMs);
    socket.on('close', () => clearInterval(timer));
  };
}
