import type { LookFailure, Observation } from '@/lib/tls/observation';
import type { Target } from '@/lib/tls/target';

import { buildObservation, buildUnresolved } from './build-observation';
import type { Shown } from './build-observation';

export interface ScriptedNetwork {
  observe: (target: Target) => Promise<Observation>;
  /** What a host shows from now on, one thing for each of its addresses. */
  show: (host: string, ...shown: Shown[]) => void;
  /** Why a host's name gives no address from now on. A name that nothing is said of does not exist. */
  fail: (host: string, failure: LookFailure) => void;
  /** The hosts that were dialled, in order. */
  readonly dials: readonly string[];
  /** The most looks that were running at once so far. */
  readonly mostAtOnce: number;
  /** Makes every look wait from now on. */
  hold: () => void;
  /** Resolves when `count` looks have begun since the start. */
  whenDialled: (count: number) => Promise<void>;
  /** Lets the waiting looks go on, and later ones as well. */
  release: () => void;
}

/** A network for tests of what happens around a look: who looks when, and who may store what was seen. */
export function createScriptedNetwork(now: () => Date): ScriptedNetwork {
  const script = new Map<string, (target: Target) => Observation>();
  const dials: string[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  let held: Promise<void> = Promise.resolve();
  let release = (): void => undefined;
  let running = 0;
  let mostAtOnce = 0;

  function begin(host: string): void {
    dials.push(host);
    running += 1;
    mostAtOnce = Math.max(mostAtOnce, running);
    for (const { count, resolve } of waiting) if (dials.length >= count) resolve();
  }

  return {
    async observe(target) {
      begin(target.host);
      await held;
      running -= 1;
      const answer = script.get(target.host);
      return answer?.(target) ?? buildUnresolved(target, now(), { problem: 'name-not-found', detail: 'ENOTFOUND' });
    },
    show: (host, ...shown) => script.set(host, (target) => buildObservation(target, now(), shown)),
    fail: (host, failure) => script.set(host, (target) => buildUnresolved(target, now(), failure)),
    dials,
    get mostAtOnce() {
      return mostAtOnce;
    },
    hold() {
      held = new Promise((resolve) => (release = resolve));
    },
    whenDialled: (count) =>
      new Promise((resolve) => {
        if (dials.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    release: () => release(),
  };
}
