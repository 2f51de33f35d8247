import { connect as connectTcp, isIP } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

import { classifyFailure } from '@/lib/tls/classify-failure';
import type { ProblemName } from '@/lib/tls/problem';

import { createAnswerReader } from './answer-reader';
import type { HopFailure, HopOutcome, ProbeLimits } from './hop';

type Stage = 'dialling' | 'shaking-hands' | 'waiting' | 'reading';

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
    const reader = createAnswerReader();
    let stage: Stage = 'dialling';
    const end = (outcome: HopOutcome): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(outcome);
    };
    const stop = (): void => end(fail('stopped'));
    const waitFor = (ms: number): NodeJS.Timeout => setTimeout(() => end(reader.soFar() ?? explainSilence(stage)), ms);
    let timer = waitFor(dialMs);
    const enter = (next: Stage, ms: number): void => {
      clearTimeout(timer);
      stage = next;
      timer = waitFor(ms);
    };

    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    socket.on('connect', () => enter(isTls ? 'shaking-hands' : 'waiting', answerMs));
    socket.once(isTls ? 'secureConnect' : 'connect', () => {
      stage = 'waiting';
      socket.write(formatRequest(url));
    });
    socket.on('data', (bytes: Buffer) => {
      const outcome = reader.take(bytes);
      if (outcome) end(outcome);
      else if (stage === 'waiting' && reader.hasHead) enter('reading', bodyMs);
    });
    socket.on('error', (error: NodeJS.ErrnoException) => end(reader.soFar() ?? explainError(error, stage)));
    socket.on('close', () => end(reader.soFar() ?? fail(stage === 'shaking-hands' ? 'tls-failed' : 'closed')));
  });
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

function explainSilence(stage: Stage): HopOutcome {
  return fail(stage === 'dialling' ? 'dial-timeout' : 'no-answer');
}

function explainError(error: NodeJS.ErrnoException, stage: Stage): HopOutcome {
  const { problem, detail } = classifyFailure({ code: error.code ?? error.name, message: error.message }, false);
  const failure = byProblem[problem];
  if (stage === 'shaking-hands')
    return fail(failure === undefined || failure === 'reset' ? 'tls-failed' : failure, detail);
  if (failure === 'unreachable' && stage !== 'dialling') return fail('no-answer', detail);
  return fail(failure ?? 'closed', detail);
}

function fail(failure: HopFailure, detail = ''): HopOutcome {
  return { ok: false, failure, detail };
}
