import { findHosting } from '@/lib/hosting/find-hosting';
import type { HostingId } from '@/lib/hosting/hosting';
import { advance } from '@/lib/recovery/advance';
import type { RecoveryInput } from '@/lib/recovery/advance';
import { beginRecovery } from '@/lib/recovery/begin';
import type { Claim, RecoveryEvent, RecoveryState } from '@/lib/recovery/recovery-state';
import type { SeenCertificate, Sight, SightKind } from '@/lib/recovery/sight';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
export const recoveryStart = new Date('2026-11-22T17:00:00Z');

/** Certificate 0 is the one from before; later ones begin later, in minutes after the start. */
export function seenCertificate(serial: number, minutes = 0, options: Partial<SeenCertificate> = {}): SeenCertificate {
  const notBefore = new Date(recoveryStart.getTime() + (serial === 0 ? -75 * dayMs : (minutes - 60) * minuteMs));
  return {
    serial: `0${serial}`,
    fingerprint256: `FF:0${serial}`,
    issuer: "C=US, O=Let's Encrypt, CN=YR2",
    names: ['example.jp', 'www.example.jp'],
    notBefore,
    notAfter: new Date(notBefore.getTime() + 90 * dayMs),
    ...options,
  };
}

export type Shown =
  | { kind: Exclude<SightKind, 'own' | 'host-default' | 'other-name'> }
  | {
      kind: 'host-default' | 'other-name' | 'own';
      certificate?: SeenCertificate;
      isTrusted?: boolean;
      http?: number | null;
    };

/** Plays a recovery of two endpoints, minute by minute. */
export function playRecovery(hostingId: HostingId = 'conoha-wing', before: Shown = old) {
  const hosting = findHosting(hostingId);
  if (!hosting) throw new Error(hostingId);
  let minutes = 0;
  const at = (): Date => new Date(recoveryStart.getTime() + minutes * minuteMs);
  const beginnings = ['example.jp', 'www.example.jp'].map((host) => ({
    endpointId: host,
    host,
    certificate: seenCertificate(0),
    sight: toSight(before, at()),
  }));
  let state: RecoveryState = beginRecovery(hosting, beginnings, at());
  const events: RecoveryEvent[] = [];
  const take = (input: RecoveryInput): void => {
    const result = advance(state, input, at());
    state = result.state;
    events.push(...result.events);
  };
  return {
    get state() {
      return state;
    },
    events,
    now: at,
    wait: (more: number) => void (minutes += more),
    claim: (claim: Claim, step = state.step) => take({ kind: 'claim', step, claim }),
    /** What both show, or each of them. */
    see(apex: Shown, www: Shown = apex) {
      minutes += 0.25;
      const pairs = [
        ['example.jp', toSight(apex, at())],
        ['www.example.jp', toSight(www, at())],
      ] as const;
      take({ kind: 'sights', sights: new Map(pairs) });
    },
    pass: () => take({ kind: 'time' }),
  };
}

export const old: Shown = { kind: 'own', certificate: seenCertificate(0) };
export const off: Shown = { kind: 'host-default', http: 503 };
export const renewed: Shown = { kind: 'own', certificate: seenCertificate(1, 30) };

export function toSight(shown: Shown, at: Date): Sight {
  if (
    !('certificate' in shown) &&
    shown.kind !== 'host-default' &&
    shown.kind !== 'other-name' &&
    shown.kind !== 'own'
  ) {
    return { at, kind: shown.kind, certificate: null, isTrusted: false, httpStatus: null };
  }
  const { kind, certificate, isTrusted, http } = { isTrusted: true, http: 200, ...shown };
  const hosts = seenCertificate(9, 0, { names: ['*.conohawing.com'] });
  return {
    at,
    kind,
    certificate: certificate ?? (kind === 'own' ? seenCertificate(0) : hosts),
    isTrusted,
    httpStatus: http,
  };
}
