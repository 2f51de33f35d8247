import type { Found } from './finding';

/** One finding for all the names of which the same is to be said. */
export function mergeFound(all: readonly Found[]): Found[] {
  const merged = new Map<string, Found>();
  for (const one of all) {
    const key = JSON.stringify([one.name, Object.entries(one.values).sort()]);
    const before = merged.get(key);
    merged.set(key, {
      ...(before ?? one),
      hosts: [...new Set([...(before?.hosts ?? []), ...one.hosts])],
      addresses: [...new Set([...(before?.addresses ?? []), ...one.addresses])],
    });
  }
  return [...merged.values()];
}
