import type { DiagnosisWorld } from '@/lib/diagnosis/world';

import { usualLimits } from './hop';
import type { ProbeLimits } from './hop';
import { probeName } from './probe-name';
import type { HttpProbe } from './probe-name';

/** Several checkers read what a name shows: within one diagnosis it is asked for once. */
const known = new WeakMap<DiagnosisWorld, Map<string, Promise<HttpProbe>>>();
const mostAtOnce = 6;

/** @param limits those of whoever asks first hold */
export function probeOnce(
  host: string,
  world: DiagnosisWorld,
  signal: AbortSignal,
  limits: ProbeLimits = usualLimits,
): Promise<HttpProbe> {
  const probes = known.get(world) ?? new Map<string, Promise<HttpProbe>>();
  known.set(world, probes);
  const probe = probes.get(host) ?? afterOthers([...probes.values()], () => probeName(host, world, limits, signal));
  probes.set(host, probe);
  return probe;
}

/** Waits for the probe that is so many places ahead. */
async function afterOthers(ahead: readonly Promise<HttpProbe>[], start: () => Promise<HttpProbe>): Promise<HttpProbe> {
  await ahead.at(-mostAtOnce);
  return start();
}
