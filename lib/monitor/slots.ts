/** Room for so many tasks at once; whoever comes later waits in line. */
export interface Slots {
  run: <T>(task: () => Promise<T>) => Promise<T>;
  /** How many tasks could begin at once; 0 while somebody waits. */
  countFree: () => number;
}

export function createSlots(size: number): Slots {
  const line: (() => void)[] = [];
  let free = size;

  async function enter(): Promise<void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => line.push(resolve));
  }

  function leave(): void {
    const next = line.shift();
    if (next) next();
    else free += 1;
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
  };
}
