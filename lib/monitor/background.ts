/** Work that nobody waits for. */
export interface Background {
  /** Begins at once; an error is reported, since nobody could catch it. */
  start: (work: () => Promise<unknown>) => void;
  /** Resolves when nothing that was started is running any more. */
  whenIdle: () => Promise<void>;
}

export function createBackground(reportBug: (error: unknown) => void): Background {
  const running = new Set<Promise<void>>();
  return {
    start(work) {
      const done = work()
        .then(() => undefined, reportBug)
        .finally(() => running.delete(done));
      running.add(done);
    },
    async whenIdle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
