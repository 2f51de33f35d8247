import type { ChannelWorld } from '@/lib/notify/channel-driver';
import type { OutgoingAnswer, OutgoingRequest } from '@/lib/notify/outgoing';
import type { FailedSend, SendFailure, SendOutcome } from '@/lib/notify/send-outcome';

import { readRetryAfter } from './read-retry-after';

/** What a service means by an answer, where it is another thing than its status usually says. */
export interface Reading {
  /** null = it was taken. */
  failure: SendFailure | null;
  retryAfterMs?: number | null;
}

export type ReadAnswer = (answer: OutgoingAnswer) => Reading | null;

/**
 * Makes one request and says what came of it.
 *
 * @param read null = as the status usually is
 */
export async function deliver(
  { outgoing, now }: ChannelWorld,
  request: OutgoingRequest,
  read: ReadAnswer = () => null,
): Promise<SendOutcome> {
  const result = await outgoing.request(request);
  if (!result.ok) return failed(result.failure, result.detail);
  const { answer } = result;
  const reading = read(answer) ?? { failure: findFailure(answer.status) };
  if (reading.failure === null) return { kind: 'sent' };
  return failed(reading.failure, `HTTP ${answer.status}`, reading.retryAfterMs ?? readRetryAfter(answer, now()));
}

export function failed(failure: SendFailure, detail: string, retryAfterMs: number | null = null): FailedSend {
  return { kind: 'failed', failure, detail: detail.slice(0, 200), retryAfterMs };
}

export function postJson(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): OutgoingRequest {
  return {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}

function findFailure(status: number): SendFailure | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 500 || status === 408 || status === 425) return 'trouble';
  return byStatus[status] ?? 'rejected';
}

const byStatus: Readonly<Record<number, SendFailure>> = {
  401: 'refused-sign-in',
  403: 'refused-sign-in',
  404: 'gone',
  410: 'gone',
  413: 'too-large',
  429: 'too-often',
};

/** The member of a JSON object that an answer is, or undefined. Foreign data: its type is unknown. */
export function readMember(body: string, ...path: readonly string[]): unknown {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return undefined;
  }
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

/** @param origin stands in for the service's own in tests */
export function withOrigin(url: string, origin: string | null): string {
  if (origin === null) return url;
  const { pathname, search } = new URL(url);
  return `${origin}${pathname}${search}`;
}
