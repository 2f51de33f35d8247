/** Room for so many tasks at once; whoever comes later waits in line. */
export interface Slots {
  readonly size: number;
  run: <T>(task: () => Promise<T>) => Promise<T>;
  /** How many tasks could begin at once; 0 while somebody waits. */
  countFree: () => number;
  /** Resolves as soon as so many could begin at once. */
  whenFree: (count: number) => Promise<void>;
}

export interface SlotTerms {
  /** A task is never slow before this. */
  patienceMs?: number;
  /** So many slow tasks may go on beside the slots. */
  mostSlow?: number;
}

/** A task is slow when it takes so many times as long as others do: on a busy machine all of them take long. */
const slowFactor = 4;
const remembered = 32;

/**
 * Shares out slots. A task that is slow gives its slot to the next one and goes on beside the slots: a few targets that
 * never answer would otherwise soon hold all of them, until the deadline of each.
 */
export function createSlots(size: number, { patienceMs = 1000, mostSlow = 512 }: SlotTerms = {}): Slots {
  const line: (() => void)[] = [];
  const watchers: { count: number; resolve: () => void }[] = [];
  const durations: number[] = [];
  let free = size;
  let slow = 0;

  async function enter(): Promise<void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => line.push(resolve));
  }

  function leave(): void {
    const next = line.shift();
    if (next) {
      next();
      return;
    }
    free += 1;
    for (const watcher of watchers.filter(({ count }) => count <= free)) {
      watchers.splice(watchers.indexOf(watcher), 1);
      watcher.resolve();
    }
  }

  function remember(durationMs: number): void {
    durations.push(durationMs);
    if (durations.length > remembered) durations.shift();
  }

  /** Frees the slot of a task as soon as it is slow. The answer ends that, and frees what the task still holds. */
  function watch(startedAt: number): () => void {
    let timer: NodeJS.Timeout;
    let release = leave;
    const wait = (ms: number): void => {
      timer = setTimeout(() => {
        const missingMs = Math.max(patienceMs, slowFactor * medianOf(durations)) - (performance.now() - startedAt);
        if (missingMs > 0 || slow >= mostSlow) {
          wait(Math.max(missingMs, patienceMs));
          return;
        }
        slow += 1;
        release = () => void (slow -= 1);
        leave();
      }, ms);
    };
    wait(patienceMs);
    return () => {
      clearTimeout(timer);
      release();
    };
  }

  return {
    size,
    async run(task) {
      await enter();
      const startedAt = performance.now();
      const end = watch(startedAt);
      try {
        return await task();
      } finally {
        remember(performance.now() - startedAt);
        end();
      }
    },
    countFree: () => free,
    whenFree: (count) =>
      free >= count ? Promise.resolve() : new Promise((resolve) => watchers.push({ count, resolve })),
  };
}

function medianOf(durations: readonly number[]): number {
  return durations.toSorted((a, b) => a - b)[durations.length >> 1] ?? 0;
}
