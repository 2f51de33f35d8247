import type { CheckRecorder } from '@/lib/db/check-recorder';
import type { Database } from '@/lib/db/open-database';
import type { StatusRules } from '@/lib/db/status-rules';
import type { Checker } from '@/lib/diagnosis/checker';
import type { DiagnosisWorld } from '@/lib/diagnosis/world';
import type { DiagnosisVerdict } from '@/lib/recovery/gate';
import type { Observation } from '@/lib/tls/observation';
import type { TargetPolicy } from '@/lib/tls/parse-target';
import type { Target } from '@/lib/tls/target';

import { createProcessMonitor } from './process-monitor';
import type { Background } from './background';
import type { Slots } from './slots';
import type { WatchGauge } from './watch-gauge';

/** Everything the verbs of this room need from outside, so that a test can bring its own world. */
export interface Monitor {
  db: Database;
  now: () => Date;
  /** Looks at a target over the network. It never rejects for what the network does, and ends by a deadline. */
  observe: (target: Target) => Promise<Observation>;
  record: CheckRecorder;
  /** What may be typed. */
  targets: TargetPolicy;
  /** By what a site's status is derived. */
  rules: StatusRules;
  /** Names on the certificates that hosts show for sites without one of their own. */
  hostDefaults: readonly { pattern: string }[];
  /** The regular time between two looks at an endpoint. */
  checkIntervalMs: number;
  /** How long a claim holds: longer than one look may take. */
  leaseMs: number;
  /** Room for the looks that nobody waits for. */
  slots: Slots;
  background: Background;
  /** What a diagnosis looks at. */
  checkers: readonly Checker[];
  /** What one diagnosis asks and dials. */
  createDiagnosisWorld: () => DiagnosisWorld;
  /** What is known now of why the renewal failed: see ./read-diagnosis-verdict. */
  findDiagnosis: (siteId: string) => Promise<DiagnosisVerdict>;
  /** Told of what must not happen in the background, where nobody could catch it. */
  reportBug: (error: unknown) => void;
  /** What the watch measures of itself. */
  gauge: WatchGauge;
}

declare global {
  var kigenMonitor: Monitor | undefined;
}

/** The monitor of this process. It hangs on globalThis because Next evaluates a module once for each bundle. */
export function getMonitor(): Monitor {
  globalThis.kigenMonitor ??= createProcessMonitor();
  return globalThis.kigenMonitor;
}
