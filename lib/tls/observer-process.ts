import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

import type { Observation } from './observation';
import type { Observer } from './observe';
import type { LookRequest, ObserverAnswer, ObserverMessage, SentOptions } from './observer-protocol';

export interface ObserverProcessOptions extends SentOptions {
  /** The file of observer-program.ts, built. */
  program: string;
  /**
   * After so many looks another process takes over. Node never frees what it copies for `getPeerX509Certificate()`, about
   * 5 KB for each certificate of a chain.
   */
  looksPerProcess?: number;
}

export interface ObserverProcess extends Observer {
  /** Ends when the process is gone; looks that still run are given up. */
  close(): Promise<void>;
}

interface Job {
  request: LookRequest;
  signal: AbortSignal | undefined;
  resolve: (value: Observation | boolean) => void;
  reject: (error: Error) => void;
}

interface Worker {
  child: ChildProcess;
  jobs: Map<number, Job>;
  begun: number;
  ended: Promise<void>;
}

/** So many processes at once find out who ended the one before. */
const mostAlone = 4;
/** No settings and no secrets. */
const bareEnvironment = { NODE_ENV: 'production' } as const;
const usualLooks = 2000;
/** It holds little for long: a small heap, often swept, takes 30 MB less and no more processor time. */
const thrift = ['--max-semi-space-size=1', '--heap-growing-percent=20'];
const usualTimeoutMs = 10_000;
/** A look that has not come back so long after its deadline hangs in native code. */
const hangMs = 10_000;
/** How a process dies of its own fault, as a native parser's. Whatever else ends it is no fault of a site. */
const crashes: ReadonlySet<string> = new Set(['SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGILL', 'SIGFPE', 'SIGTRAP']);

/**
 * Looks in a process of its own: what a server sends can end that process, but not this one. Of several looks that were
 * under way when it died, each is repeated alone; the one that ends its process again is a finding, `malformed-certificate`.
 *
 * @throws Error (as a rejection) when the process ends for any other reason
 */
export function createObserverProcess(options: ObserverProcessOptions): ObserverProcess {
  const { program, looksPerProcess = usualLooks, ...sent } = options;
  const workers = new Set<Worker>();
  let current: Worker | null = null;
  const suspects: Job[] = [];
  let repeating = 0;
  let lastId = 0;

  function start(onCrash: (jobs: readonly Job[]) => void): Worker {
    const child = fork(program, [], { execArgv: thrift, serialization: 'advanced', env: bareEnvironment });
    const jobs = new Map<number, Job>();
    const ended = new Promise<void>((resolve) => {
      const end = (why: string): void => {
        workers.delete(worker);
        if (current === worker) current = null;
        const left = [...jobs.values()];
        jobs.clear();
        if (crashes.has(why)) onCrash(left);
        else for (const { reject } of left) reject(new Error(`The process that looks at sites has ended: ${why}.`));
        resolve();
      };
      child.once('exit', (code, signal) => end(signal ?? `code ${String(code)}`));
      child.once('error', (error) => end(error.message));
    });
    const worker: Worker = { child, jobs, begun: 0, ended };
    workers.add(worker);
    child.on('message', (answer: ObserverAnswer) => {
      const job = jobs.get(answer.id);
      if ('value' in answer) job?.resolve(answer.value);
      else job?.reject(new Error(answer.error));
      settle(worker, answer.id);
    });
    send(worker, { kind: 'begin', options: sent });
    // It must not keep this process alive while nobody waits for a look.
    child.unref();
    child.channel?.unref();
    return worker;
  }

  function run(worker: Worker, job: Job): void {
    const id = (lastId += 1);
    const timer = setTimeout(() => worker.child.kill('SIGABRT'), (sent.timeoutMs ?? usualTimeoutMs) + hangMs);
    const abort = (): void => send(worker, { kind: 'abort', id });
    const done = (): void => {
      clearTimeout(timer);
      job.signal?.removeEventListener('abort', abort);
    };
    const { resolve, reject } = job;
    worker.jobs.set(id, {
      ...job,
      resolve: (value) => {
        done();
        resolve(value);
      },
      reject: (error) => {
        done();
        reject(error);
      },
    });
    worker.begun += 1;
    worker.child.channel?.ref();
    send(worker, { ...job.request, id });
    job.signal?.addEventListener('abort', abort, { once: true });
    if (job.signal?.aborted === true) abort();
  }

  function settle(worker: Worker, id: number): void {
    worker.jobs.delete(id);
    if (worker.jobs.size > 0) return;
    worker.child.channel?.unref();
    if (worker !== current && worker.child.connected) worker.child.disconnect();
  }

  function submit(job: Job): void {
    current ??= start(repeatAlone);
    const worker = current;
    if (worker.begun + 1 >= looksPerProcess) current = null;
    run(worker, job);
  }

  function repeatAlone(jobs: readonly Job[]): void {
    suspects.push(...jobs);
    while (repeating < mostAlone) {
      const job = suspects.shift();
      if (job === undefined) return;
      try {
        const worker = start(() => job.resolve(describeCrash(job.request)));
        repeating += 1;
        void worker.ended.then(() => {
          repeating -= 1;
          repeatAlone([]);
        });
        run(worker, job);
      } catch (error) {
        job.reject(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }

  const look = (request: LookRequest, signal: AbortSignal | undefined): Promise<Observation | boolean> =>
    new Promise((resolve, reject) => submit({ request, signal, resolve, reject }));

  return {
    async observe(target, signal) {
      const value = await look({ kind: 'observe', target }, signal);
      if (typeof value === 'boolean') throw new Error('A look was answered as a question for a name.');
      return value;
    },
    async resolves(host, signal) {
      return (await look({ kind: 'resolves', host }, signal)) === true;
    },
    async close() {
      for (const { child } of workers) if (child.connected) child.disconnect();
      await Promise.all([...workers].map(({ ended }) => ended));
    },
  };
}

function send({ child }: Worker, message: ObserverMessage): void {
  // A process that has just died is told nothing more; its end settles what it had.
  if (child.connected) child.send(message, () => undefined);
}

function describeCrash(request: LookRequest): Observation | boolean {
  if (request.kind === 'resolves') return false;
  const detail = 'what this server sends ended the program that read it';
  const failure = { problem: 'malformed-certificate', detail } as const;
  return { target: request.target, startedAt: new Date(), durationMs: 0, failure, addresses: [] };
}
