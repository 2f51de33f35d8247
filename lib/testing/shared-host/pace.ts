import { setTimeout as pause } from 'node:timers/promises';

/** A press in the panel. */
export type Press = 'off' | 'on';

/** How long a press takes until a name shows it; `closed` aborts when the host is closed. */
export type Pace = (press: Press, name: string, closed: AbortSignal) => Promise<void>;

export interface PaceMs {
  offMs: number;
  onMs: number;
  /** How much later the name with "www." follows. Default: not later. */
  wwwLagMs?: number;
}

/** Minutes shortened to whatever is said. */
export function createPace({ offMs, onMs, wwwLagMs = 0 }: PaceMs): Pace {
  return async (press, name, closed) => {
    const lagMs = name.startsWith('www.') ? wwwLagMs : 0;
    await pause((press === 'off' ? offMs : onMs) + lagMs, undefined, { signal: closed });
  };
}
