/** Does so many at once, in order. */
export async function inTurns(
  first: number,
  count: number,
  concurrency: number,
  look: (index: number) => Promise<void>,
): Promise<void> {
  let next = first;
  const work = async (): Promise<void> => {
    while (next < first + count) await look(next++);
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}
