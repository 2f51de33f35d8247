import { setImmediate as nextTurn } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { createSlots } from './slots';

function createTask() {
  let finish = (): void => undefined;
  const done = new Promise<void>((resolve) => (finish = resolve));
  return { done, finish: () => finish() };
}

describe('createSlots', () => {
  it('runs so many tasks at once and the others in the order in which they came', async () => {
    const slots = createSlots(2);
    const begun: number[] = [];
    const tasks = [createTask(), createTask(), createTask(), createTask()];
    const runs = tasks.map((task, index) =>
      slots.run(async () => {
        begun.push(index);
        await task.done;
      }),
    );
    await nextTurn();
    expect(begun).toEqual([0, 1]);
    expect(slots.countFree()).toBe(0);
    tasks[1]?.finish();
    await runs[1];
    await nextTurn();
    expect(begun).toEqual([0, 1, 2]);
    for (const task of tasks) task.finish();
    await Promise.all(runs);
    expect(begun).toEqual([0, 1, 2, 3]);
    expect(slots.countFree()).toBe(2);
  });

  it('frees the slot of a task that throws', async () => {
    const slots = createSlots(1);
    await expect(slots.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(slots.run(() => Promise.resolve('next'))).resolves.toBe('next');
  });
});
