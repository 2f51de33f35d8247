// The process that looks: see observer-process.ts. It has neither the database nor any secret, and ends with its parent.
import process from 'node:process';

import type { Observation } from './observation';
import { createObserver } from './observe';
import type { Observer } from './observe';
import type { ObserverAnswer, ObserverMessage } from './observer-protocol';

let observer: Observer | undefined;
const running = new Map<number, AbortController>();

process.on('message', (message: ObserverMessage) => void take(message));
process.on('disconnect', () => process.exit());
// Ctrl-C reaches the whole group; the parent says when it is over.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

async function take(message: ObserverMessage): Promise<void> {
  if (message.kind === 'begin') observer = createObserver(message.options);
  else if (message.kind === 'abort') running.get(message.id)?.abort();
  else if (observer) send(await answer(observer, message));
}

type LookMessage = Extract<ObserverMessage, { kind: 'observe' | 'resolves' }>;

async function answer(by: Observer, message: LookMessage): Promise<ObserverAnswer> {
  try {
    return { id: message.id, value: await look(by, message) };
  } catch (error) {
    return { id: message.id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function look(by: Observer, message: LookMessage): Promise<Observation | boolean> {
  const abort = new AbortController();
  running.set(message.id, abort);
  try {
    return await (message.kind === 'observe'
      ? by.observe(message.target, abort.signal)
      : by.resolves(message.host, abort.signal));
  } finally {
    running.delete(message.id);
  }
}

function send(answer: ObserverAnswer): void {
  // The parent may just have gone.
  if (process.connected) process.send?.(answer);
}
