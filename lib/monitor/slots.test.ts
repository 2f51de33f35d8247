import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';

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

describe('a slow task', () => {
  const patienceMs = 20;
  /** Others that are quick, so that it is known what is slow. */
  const quick = () => Promise.resolve();

  it('goes on beside the slots, and the next one begins', async () => {
    const slots = createSlots(1, { patienceMs });
    const silent = createTask();
    const held = slots.run(() => silent.done);
    await slots.run(quick);
    expect(slots.countFree()).toBe(1);
    silent.finish();
    await held;
    expect(slots.countFree()).toBe(1);
  });

  it('keeps its slot when enough others go on beside the slots', async () => {
    const slots = createSlots(1, { patienceMs, mostSlow: 1 });
    const [first, second] = [createTask(), createTask()];
    const begun: string[] = [];
    const runs = [first, second].map((task) => slots.run(() => task.done));
    const last = slots.run(() => Promise.resolve(begun.push('last')));
    await pause(patienceMs * 5);
    expect(begun).toEqual([]);
    second.finish();
    await last;
    first.finish();
    await Promise.all(runs);
    expect(slots.countFree()).toBe(1);
  });

  it('is none when all of them take that long', async () => {
    const slots = createSlots(1, { patienceMs, mostSlow: 1 });
    await slots.run(() => pause(500));
    const task = createTask();
    const held = slots.run(() => task.done);
    await pause(patienceMs * 5);
    expect(slots.countFree()).toBe(0);
    task.finish();
    await held;
  });
});

describe('whenFree', () => {
  it('resolves when so many tasks could begin at once', async () => {
    const slots = createSlots(2);
    const tasks = [createTask(), createTask()];
    const runs = tasks.map((task) => slots.run(() => task.done));
    const seen: number[] = [];
    const both = slots.whenFree(2).then(() => seen.push(2));
    const one = slots.whenFree(1).then(() => seen.push(1));
    tasks[0]?.finish();
    await one;
    expect(seen).toEqual([1]);
    tasks[1]?.finish();
    await Promise.all([both, ...runs]);
    expect(seen).toEqual([1, 2]);
    await slots.whenFree(2);
  });
});
