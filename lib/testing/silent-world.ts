import type { DiagnosisWorld } from '@/lib/diagnosis/world';

/** A network in which nobody answers a diagnosis. */
export function createSilentWorld(now: Date): DiagnosisWorld {
  const silence = () => Promise.resolve({ kind: 'silence' as const });
  const failure = { problem: 'timeout' as const, detail: 'silence' };
  return {
    now,
    dns: { ask: silence, askServer: silence },
    dialer: { listAddresses: () => Promise.resolve({ ok: false, failure }) },
    allowNets: [],
    ports: { dns: 53, http: 80, https: 443 },
    fetch: () => Promise.resolve({ ok: false, detail: 'silence' }),
    acmeDirectory: null,
    transparencySearch: null,
  };
}
