import { connect as connectTcp, isIP } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

import { classifyFailure } from '@/lib/tls/classify-failure';
import type { ProblemName } from '@/lib/tls/problem';

import type { HopFailure, HopOutcome, ProbeLimits } from './hop';
import { isWholeBody, largestBody, readBody } from './read-body';
import { readHead } from './read-head';
import type { Head } from './read-head';

type Stage = 'dialling' | 'shaking-hands' | 'talking';

/** One GET to one address. */
export interface Question {
  address: string;
  port: number;
  /** With http: or https: as its scheme; its host is asked for, whatever the address. */
  url: URL;
}

/**
 * Makes one GET as the CA does: HTTP/1.1, TLS of at least 1.2 whose certificate is not looked at, no ALPN. Bytes are read by
 * hand, since HTTP libraries do not tell what else was spoken. It resolves to a value whatever the peer does, and leaves no
 * socket behind.
 */
export async function askAddress(question: Question, limits: ProbeLimits, signal: AbortSignal): Promise<HopOutcome> {
  const isTls = question.url.protocol === 'https:';
  const socket = isTls ? openTls(question) : connectTcp({ host: question.address, port: question.port });
  try {
    return await converse(socket, question.url, isTls, limits, signal);
  } finally {
    socket.destroy();
  }
}

function openTls({ address, port, url }: Question): Socket {
  const host = hostOf(url);
  return connectTls({
    host: address,
    port,
    servername: isIP(host) === 0 ? host : '',
    minVersion: 'TLSv1.2',
    // The CA asks before there is a certificate: it does not look at the one that is there.
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
  });
}

export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function converse(
  socket: Socket,
  url: URL,
  isTls: boolean,
  { dialMs, answerMs, bodyMs }: ProbeLimits,
  signal: AbortSignal,
): Promise<HopOutcome> {
  return new Promise((resolve) => {
    const received: Buffer[] = [];
    let size = 0;
    let head: Head | null = null;
    let timer = setTimeout(() => end(fail('dial-timeout')), dialMs);
    const stop = (): void => end(fail('stopped'));
    const end = (outcome: HopOutcome): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(outcome);
    };
    const waitFor = (ms: number, otherwise: () => HopOutcome): void => {
      clearTimeout(timer);
      timer = setTimeout(() => end(otherwise()), ms);
    };
    const answer = (found: Head): HopOutcome => toAnswer(found, Buffer.concat(received));

    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    let stage: Stage = 'dialling';
    socket.on('connect', () => {
      stage = isTls ? 'shaking-hands' : 'talking';
      waitFor(answerMs, () => fail('no-answer'));
    });
    socket.once(isTls ? 'secureConnect' : 'connect', () => {
      stage = 'talking';
      socket.write(formatRequest(url));
    });
    socket.on('data', (bytes: Buffer) => {
      received.push(bytes);
      size += bytes.length;
      if (head === null) {
        const reading = readHead(Buffer.concat(received));
        if (reading.kind === 'more') return;
        if (reading.kind === 'other') {
          end(fail(reading.failure, describeBytes(Buffer.concat(received))));
          return;
        }
        head = reading.head;
        waitFor(bodyMs, () => answer(reading.head));
      }
      const isEnough = isRedirect(head) || size - head.end >= largestBody;
      if (isEnough || isWholeBody(head, Buffer.concat(received).subarray(head.end))) end(answer(head));
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      end(head ? answer(head) : explainError(error, stage));
    });
    socket.on('close', () => {
      const failure = stage === 'shaking-hands' ? 'tls-failed' : 'closed';
      end(head ? answer(head) : fail(failure, `ended after ${size} bytes`));
    });
  });
}

function isRedirect({ status }: Head): boolean {
  return status >= 300 && status < 400;
}

function toAnswer(head: Head, bytes: Buffer): HopOutcome {
  const body = bytes.subarray(head.end);
  const isCut = !isWholeBody(head, body) && body.length >= largestBody;
  return { ok: true, status: head.status, headers: head.headers, body: readBody(head, body), isCut };
}

function formatRequest(url: URL): string {
  return [
    `GET ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    'User-Agent: Kigen (certificate watch)',
    'Accept: */*',
    'Accept-Encoding: gzip',
    'Connection: close',
    '',
    '',
  ].join('\r\n');
}

const byProblem: Partial<Record<ProblemName, HopFailure>> = {
  refused: 'refused',
  reset: 'reset',
  timeout: 'unreachable',
  offline: 'no-route',
  'not-tls': 'not-tls',
  'protocol-too-old': 'tls-too-old',
};

function explainError(error: NodeJS.ErrnoException, stage: Stage): HopOutcome {
  const { problem, detail } = classifyFailure({ code: error.code ?? error.name, message: error.message }, false);
  const failure = byProblem[problem];
  if (stage === 'shaking-hands')
    return fail(failure === undefined || failure === 'reset' ? 'tls-failed' : failure, detail);
  if (failure === 'unreachable' && stage === 'talking') return fail('no-answer', detail);
  return fail(failure ?? 'closed', detail);
}

function describeBytes(bytes: Buffer): string {
  return `first bytes ${bytes.subarray(0, 16).toString('hex')}`;
}

function fail(failure: HopFailure, detail = ''): HopOutcome {
  return { ok: false, failure, detail };
}
