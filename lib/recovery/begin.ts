import type { Hosting } from '@/lib/hosting/hosting';

import type { RecoveryState } from './recovery-state';
import type { SeenCertificate, Sight } from './sight';

/** What is known of an endpoint when its recovery begins. */
export interface Beginning {
  endpointId: string;
  host: string;
  /** Its own certificate that was seen last. */
  certificate: SeenCertificate | null;
  sight: Sight | null;
}

/** A recovery at its first step. */
export function beginRecovery(hosting: Hosting, endpoints: readonly Beginning[], now: Date): RecoveryState {
  const [first] = hosting.playbook.steps;
  if (!first) throw new Error(`The playbook of ${hosting.id} has no steps.`);
  return {
    hostingId: hosting.id,
    startedAt: now,
    step: first.id,
    stepSince: now,
    pressedAt: null,
    claimedAt: now,
    past: [],
    targets: endpoints.map(({ endpointId, host, certificate, sight }) => {
      // A look without a network says nothing about the site.
      const known = sight?.kind === 'offline' ? null : sight;
      return { endpointId, host, before: certificate, kindBefore: known?.kind ?? null, sight: known, setbacks: 0 };
    }),
    awayFrom: null,
    awayUntil: null,
    provedSince: null,
    isOffline: false,
    outcome: null,
    endedAt: null,
  };
}
