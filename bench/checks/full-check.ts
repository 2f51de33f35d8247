import { setMaxListeners } from 'node:events';

import { createSlots } from '@/lib/monitor/slots';
import { judge } from '@/lib/tls/judge';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';

import { createBenchObserver } from './bench-observer';
import type { Looker } from './client';
import { hostOf } from './world';
import type { ServedWorld } from './world';

/** The whole look as the product does it: slot, names, dialling, handshake, one HTTP request, revocation list, judge. */
export async function createFullCheck(world: ServedWorld): Promise<Looker> {
  const observer = createBenchObserver(world);

  async function check(index: number): Promise<void> {
    const observation = await observer.observe({ host: hostOf(index), port: world.port });
    const { findings, isOwned } = judge(observation, {
      now: new Date(),
      policy: defaultUrgencyPolicy,
      hostDefaults: [],
    });
    const [seen] = observation.addresses;
    const isWhole = isOwned && seen?.http?.status === 200 && seen.revocation?.state === 'good';
    if (isWhole && findings.length === 0) return;
    throw new Error(JSON.stringify({ findings, http: seen?.http, revocation: seen?.revocation }));
  }

  // The revocation list is there before everybody needs it at once.
  await check(0);

  let stop = new AbortController();
  const silences: Promise<unknown>[] = [];
  return {
    async run({ first, count, concurrency, silent = 0 }) {
      const slots = createSlots(concurrency);
      stop = new AbortController();
      setMaxListeners(0, stop.signal);
      const { signal } = stop;
      const looks: Promise<void>[] = [];
      for (let index = 0; index < count; index += 1) {
        const isNextSilent = Math.floor((index * silent) / count) < Math.floor(((index + 1) * silent) / count);
        const target = { host: hostOf(first + index), port: world.silentPort };
        if (isNextSilent) silences.push(slots.run(() => observer.observe(target, signal)));
        looks.push(slots.run(() => check(first + index)));
      }
      await Promise.all(looks);
    },
    async settle() {
      stop.abort();
      await Promise.all(silences.splice(0));
    },
    end: () => observer.close(),
  };
}
