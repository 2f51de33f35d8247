import { expect, it } from 'vitest';

import { takeTurns } from './take-turns';

it('runs so many at a time, each once, also when some fail', async () => {
  const inTurn = takeTurns(3);
  let running = 0;
  let most = 0;
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) =>
      inTurn(async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        if (index % 4 === 0) throw new Error('no');
        return index;
      }),
    ),
  );
  expect(most).toBe(3);
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(5);
  expect(await inTurn(() => Promise.resolve('free again'))).toBe('free again');
});
