import { describe, expect, it } from 'vitest';

import { describeAnswer } from './describe-answer';
import type { DnsAnswer, DnsClient, DnsQuestion } from './dns-client';
import { rememberAnswers } from './remember-answers';
import { traceQuestions } from './trace-questions';

const question: DnsQuestion = { name: 'example.jp', type: 'A' };
const answer: DnsAnswer = {
  kind: 'answer',
  rcode: 'NOERROR',
  records: [{ type: 'A', name: 'example.jp', data: '192.0.2.1' }],
  authorities: [],
  isAuthoritative: false,
  isAuthenticated: true,
  transport: 'udp',
};

/** Answers when told to; says which questions came, and which were given up. */
function openClient() {
  const asked: string[] = [];
  const waiting: ((answer: DnsAnswer) => void)[] = [];
  const ask = (line: string, signal: AbortSignal): Promise<DnsAnswer> => {
    asked.push(line);
    return new Promise((resolve) => {
      waiting.push(resolve);
      signal.addEventListener('abort', () => {
        asked.push(`${line} given up`);
        resolve({ kind: 'silence' });
      });
    });
  };
  const client: DnsClient = {
    ask: ({ type, name }, signal) => ask(`${type} ${name}`, signal),
    askServer: (address, { type, name }, signal) => ask(`${type} ${name} @${address}`, signal),
  };
  const respond = (): void => waiting.splice(0).forEach((resolve) => resolve(answer));
  return { dns: rememberAnswers(client), asked, respond };
}

describe('a question', () => {
  it('is asked once, also by several at the same time', async () => {
    const { dns, asked, respond } = openClient();
    const never = new AbortController().signal;
    const all = [dns.ask(question, never), dns.ask({ ...question, name: 'EXAMPLE.jp' }, never)];
    respond();
    expect(await Promise.all(all)).toEqual([answer, answer]);
    expect(await dns.ask(question, never)).toEqual(answer);
    expect(asked).toEqual(['A example.jp']);
  });

  it('is another one for another type, server, bit, or when asked anew', async () => {
    const { dns, asked, respond } = openClient();
    const never = new AbortController().signal;
    const all = [
      dns.ask(question, never),
      dns.ask({ ...question, type: 'NS' }, never),
      dns.ask({ ...question, checkingDisabled: true }, never),
      dns.ask({ ...question, isAskedAnew: true }, never),
      dns.askServer('192.0.2.1', question, never),
      dns.askServer('192.0.2.2', question, never),
    ];
    respond();
    await Promise.all(all);
    expect(asked).toHaveLength(6);
  });

  it('goes on for others when one leaves, and is given up when all have', async () => {
    const { dns, asked, respond } = openClient();
    const [first, second] = [new AbortController(), new AbortController()];
    const one = dns.ask(question, first.signal);
    const other = dns.ask(question, second.signal);
    first.abort();
    expect(await one).toEqual({ kind: 'silence' });
    expect(asked).toEqual(['A example.jp']);
    second.abort();
    expect(await other).toEqual({ kind: 'silence' });
    expect(asked).toEqual(['A example.jp', 'A example.jp given up']);
    const later = dns.ask(question, new AbortController().signal);
    respond();
    expect(await later).toEqual(answer);
    expect(await dns.ask(question, first.signal)).toEqual({ kind: 'silence' });
  });
});

describe('a line of the trace', () => {
  it.each<[DnsQuestion, DnsAnswer, string | undefined, string]>([
    [question, answer, undefined, 'A example.jp → NOERROR, 192.0.2.1 (udp ad)'],
    [{ ...question, checkingDisabled: true }, { kind: 'silence' }, undefined, 'A example.jp +cd → silence'],
    [question, { kind: 'truncated' }, '192.0.2.1', 'A example.jp @192.0.2.1 → truncated'],
    [question, { kind: 'unreadable', detail: 'another id' }, undefined, 'A example.jp → unreadable: another id'],
    [
      { name: 'example.jp', type: 'CAA' },
      {
        ...answer,
        transport: 'tcp',
        isAuthoritative: true,
        isAuthenticated: false,
        records: [{ type: 'CAA', name: 'example.jp', data: { flags: 128, tag: 'issue', value: 'ca\u202e' } }],
      },
      undefined,
      'CAA example.jp → NOERROR, 128 issue "ca\\u202E" (tcp aa)',
    ],
  ])('%#', (asked, got, server, line) => {
    expect(describeAnswer(asked, got, server)).toBe(line);
  });

  it('is short, however much comes', () => {
    const records = Array.from({ length: 500 }, () => ({ type: 'A' as const, name: 'x', data: '192.0.2.1' }));
    expect(describeAnswer(question, { ...answer, records })).toContain('492 more');
    expect(describeAnswer({ ...question, name: 'x'.repeat(900) }, answer)).toHaveLength(300);
  });

  it('stands once for each answer', async () => {
    const { dns, trace } = traceQuestions({
      ask: () => Promise.resolve(answer),
      askServer: () => Promise.resolve({ kind: 'silence' }),
    });
    const never = new AbortController().signal;
    await dns.ask(question, never);
    await dns.ask(question, never);
    await dns.askServer('192.0.2.1', question, never);
    expect(trace).toEqual(['A example.jp → NOERROR, 192.0.2.1 (udp ad)', 'A example.jp @192.0.2.1 → silence']);
  });
});
