/** Remembers values until their time is over or the room is needed: the oldest go first. */
export interface ExpiringCache<V> {
  find(key: string, now: number): V | undefined;
  set(key: string, value: V, expiresAt: number): void;
}

export function createExpiringCache<V>(limits: { entries: number; weight: number }, weigh: (value: V) => number) {
  const entries = new Map<string, { value: V; expiresAt: number }>();
  let weight = 0;

  function remove(key: string): void {
    const entry = entries.get(key);
    if (entry === undefined) return;
    weight -= weigh(entry.value);
    entries.delete(key);
  }

  const cache: ExpiringCache<V> = {
    find(key, now) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      if (entry.expiresAt > now) return entry.value;
      remove(key);
      return undefined;
    },
    set(key, value, expiresAt) {
      remove(key);
      entries.set(key, { value, expiresAt });
      weight += weigh(value);
      for (const oldest of entries.keys()) {
        if (entries.size <= limits.entries && weight <= limits.weight) break;
        remove(oldest);
      }
    },
  };
  return cache;
}
