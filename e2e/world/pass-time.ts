import { withDatabase } from './serve-app';

interface StoredState {
  past: Record<string, unknown>[];
  targets: { sight: Record<string, unknown> | null }[];
  [key: string]: unknown;
}

const instants = ['startedAt', 'stepSince', 'pressedAt', 'claimedAt', 'awayFrom', 'awayUntil', 'provedSince'];
const stepInstants = ['since', 'pressedAt', 'until'];

/**
 * Lets the recovery that is running be as much older, so that nobody has to wait for the minutes of its rules, and makes
 * it due: the server looks within a second. A look that ends in this very moment undoes it; then call it again.
 */
export async function passTime(databaseFile: string, ms: number): Promise<void> {
  await withDatabase(databaseFile, async (database) => {
    for (const { id, state } of await database.recovery.findMany({ where: { endedAt: null } })) {
      const aged = JSON.stringify(age(JSON.parse(state) as StoredState, ms));
      await database.recovery.updateMany({
        where: { id, state, endedAt: null },
        data: { state: aged, nextLookAt: new Date(0) },
      });
    }
  });
}

function age(state: StoredState, ms: number): Record<string, unknown> {
  const targets = state.targets.map((target) => ({
    ...target,
    sight: target.sight && shift(target.sight, ['at'], ms),
  }));
  return { ...shift(state, instants, ms), past: state.past.map((step) => shift(step, stepInstants, ms)), targets };
}

function shift(object: Record<string, unknown>, keys: readonly string[], ms: number): Record<string, unknown> {
  const moved = { ...object };
  for (const key of keys) {
    const value = moved[key];
    if (typeof value === 'string') moved[key] = new Date(new Date(value).getTime() - ms).toISOString();
  }
  return moved;
}
