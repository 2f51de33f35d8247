/**
 * Lets only so many tasks run at a time; the others wait in line. A certificate with a hundred names would otherwise ask hundreds
 * of questions in one instant, and a resolver that drops some of them would look silent.
 */
export function takeTurns(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  const line: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => line.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      // Whoever is next takes over this place.
      const next = line.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
