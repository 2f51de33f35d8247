// node --import tsx bench/checks/client.ts, with IPC: does so many looks of one kind whenever bench/checks.mjs asks.
import { performance } from 'node:perf_hooks';

import { listChildren, readCpuMs, readRssMb } from '../process-usage.mjs';
import { createBareHandshake } from './bare-handshake';
import { createFullCheck } from './full-check';
import { createStoredChecks } from './stored-checks';
import type { ServedWorld } from './world';

/** One way to look at hosts `first` to `first + count - 1`. It rejects when a look fails or finds anything. */
export interface Looker {
  /** Not measured. */
  prepare?(task: Task): Promise<void>;
  run(task: Task): Promise<void>;
  /** Ends what still waits for silent targets. Not measured. */
  settle?(): Promise<void>;
  end?(): Promise<void>;
}

export interface Task {
  first: number;
  count: number;
  concurrency: number;
  /** So many targets besides, strewn in evenly, take the connection and keep silent. */
  silent?: number;
}

const kinds: Record<string, (world: ServedWorld) => Looker | Promise<Looker>> = {
  bare: createBareHandshake,
  full: createFullCheck,
  stored: createStoredChecks,
};

const [kind = ''] = process.argv.slice(2);
let looker: Looker | undefined;

type Message = { world: ServedWorld } | { task: Task } | { memory: true };

process.on('message', (message: Message) => {
  void answer(message).then((reply) => process.connected && process.send?.(reply));
});
process.on('disconnect', () => void looker?.end?.());

async function answer(message: Message): Promise<object> {
  if ('world' in message) {
    looker = await kinds[kind]?.(message.world);
    return { ready: true };
  }
  if ('memory' in message) {
    // Twice: what the first sweep has finalised is only free after a second.
    globalThis.gc?.();
    globalThis.gc?.();
    const others = listChildren(process.pid).map(readRssMb);
    return { rssMb: others.reduce((sum, rss) => sum + rss, process.memoryUsage.rss() / 1e6) };
  }
  await looker?.prepare?.(message.task);
  const cpu = process.cpuUsage();
  const before = readCpuOfChildren();
  const startedAt = performance.now();
  await looker?.run(message.task);
  const { user, system } = process.cpuUsage(cpu);
  const after = readCpuOfChildren();
  // One that has ended meanwhile takes its figure with it: such a round is too cheap, and one of many.
  const ofChildren = [...after].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0);
  const cost = { cpuMs: (user + system) / 1000 + ofChildren, wallMs: performance.now() - startedAt };
  await looker?.settle?.();
  return cost;
}

/** The process that looks works for this one. */
function readCpuOfChildren(): Map<number, number> {
  return new Map(listChildren(process.pid).map((pid) => [pid, readCpuMs(pid) ?? 0]));
}
