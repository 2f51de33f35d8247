/** Room for so many tasks at once; whoever comes later waits in line. */
export interface Slots {
  run: <T>(task: () => Promise<T>) => Promise<T>;
  /** How many tasks could begin at once; 0 while somebody waits. */
  countFree: () => number;
  /** Resolves when no task is running or waiting. */
  whenIdle: () => Promise<void>;
}

export function createSlots(size: number): Slots {
  const line: (() => void)[] = [];
  const idleWaiters: (() => void)[] = [];
  let free = size;

  async function enter(): Promise<void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => line.push(resolve));
  }

  function leave(): void {
    const next = line.shift();
    if (next) {
      next(); // takes over the slot
      return;
    }
    free += 1;
    if (free === size) for (const resolve of idleWaiters.splice(0)) resolve();
  }

  return {
    async run(task) {
      await enter();
      try {
        return await task();
      } finally {
        leave();
      }
    },
    countFree: () => free,
    whenIdle: () => (free === size ? Promise.resolve() : new Promise((resolve) => idleWaiters.push(resolve))),
  };
}
