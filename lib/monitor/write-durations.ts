import { durationBoundsMs } from '@/lib/db/watchers';
import type { Watcher } from '@/lib/db/watchers';

const name = 'kigen_check_duration_seconds';

/**
 * How long looks took, as a histogram in Prometheus' text format. They are counted by the processes that watch, which need
 * not be this one: only their sums are known here, and prom-client takes none.
 */
export function writeDurations(watchers: readonly Watcher[]): string {
  const lines = watchers.flatMap(({ watcherId, figures }) => {
    if (figures === null) return [];
    const { counts, count, sumMs } = figures.durations;
    const watcher = `watcher="${watcherId.slice(0, 8)}"`;
    return [
      ...durationBoundsMs.map(
        (bound, index) => `${name}_bucket{${watcher},le="${bound / 1000}"} ${counts[index] ?? 0}`,
      ),
      `${name}_bucket{${watcher},le="+Inf"} ${count}`,
      `${name}_sum{${watcher}} ${sumMs / 1000}`,
      `${name}_count{${watcher}} ${count}`,
    ];
  });
  return [`\n# HELP ${name} How long looks took.`, `# TYPE ${name} histogram`, ...lines, ''].join('\n');
}
