import { request as requestHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

import type { Outgoing, OutgoingAnswer, OutgoingRequest } from './outgoing';

type Exchanged = Awaited<ReturnType<Outgoing['request']>>;

const mostBytes = 64 * 1024;
/** What can be a header without ending it: nobody's value may begin a header of its own. */
const headerText = /^[\t\x20-\x7e]*$/;

/** Whether nothing in a request could be read as the beginning of something else. */
export function isPlainRequest({ headers }: OutgoingRequest, url: URL): boolean {
  return (
    Object.entries(headers).every(([name, value]) => /^[\w-]+$/.test(name) && headerText.test(value)) &&
    /^[\x21-\x7e]+$/.test(url.pathname + url.search)
  );
}

/**
 * One request over a connected socket, which is destroyed afterwards. Once the head of an answer is there its status counts,
 * however its body ends.
 */
export function exchange(
  socket: Socket,
  { method, headers, body = '' }: OutgoingRequest,
  url: URL,
  signal: AbortSignal,
): Promise<Exchanged> {
  return new Promise((resolve) => {
    const end = (result: Exchanged): void => {
      signal.removeEventListener('abort', stop);
      socket.destroy();
      resolve(result);
    };
    const stop = (): void => end(fail('timeout'));
    const request = requestHttp({
      createConnection: () => socket,
      method,
      path: `${url.pathname}${url.search}`,
      headers: {
        ...headers,
        host: url.host,
        'user-agent': 'Kigen (certificate watch)',
        'accept-encoding': 'identity',
        connection: 'close',
        ...(method === 'POST' ? { 'content-length': String(Buffer.byteLength(body)) } : {}),
      },
    });
    request.on('error', (error: NodeJS.ErrnoException) => end(fail(error.code ?? error.name)));
    request.on('close', () => end(fail('closed')));
    request.on('response', (response) => {
      signal.removeEventListener('abort', stop);
      request.removeAllListeners('close').removeAllListeners('error');
      request.on('error', () => undefined);
      void readBody(response, signal).then((text) => end({ ok: true, answer: toAnswer(response, text) }));
    });
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    else request.end(body);
  });
}

function readBody(response: IncomingMessage, signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    const end = (): void => {
      signal.removeEventListener('abort', end);
      response.pause();
      resolve(Buffer.concat(parts).subarray(0, mostBytes).toString('utf8'));
    };
    response.on('data', (part: Buffer) => {
      parts.push(part);
      size += part.length;
      if (size >= mostBytes) end();
    });
    response.on('end', end);
    response.on('close', end);
    response.on('error', end);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}

function toAnswer({ statusCode = 0, headers }: IncomingMessage, body: string): OutgoingAnswer {
  const texts = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]);
  return { status: statusCode, headers: Object.fromEntries(texts) as Record<string, string>, body };
}

function fail(detail: string): Exchanged {
  return { ok: false, failure: 'unreachable', detail };
}
