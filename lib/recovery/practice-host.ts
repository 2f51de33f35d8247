import type { RecoveryState } from './recovery-state';
import type { SeenCertificate, Sight } from './sight';

/** A press of the switch in the practice panel. */
export interface PracticePress {
  to: 'on' | 'off';
  at: Date;
}

/** What the practice panel shows. */
export interface PracticePanel {
  /** What the switch stands at, or is changing to. */
  setting: 'on' | 'off';
  isChanging: boolean;
}

/** What takes a quarter of an hour in reality. */
export const practiceChangeMs = 15_000;
/** Practice is looked at more often, since it goes faster. */
export const practiceLookMs = 2_000;
const dayMs = 24 * 60 * 60 * 1000;

/** The practice panel at `now`. SSL is on at the beginning. */
export function panelAt(presses: readonly PracticePress[], now: Date): PracticePanel {
  const last = presses.at(-1);
  if (last === undefined) return { setting: 'on', isChanging: false };
  return { setting: last.to, isChanging: now.getTime() - last.at.getTime() < practiceChangeMs };
}

/** Whether the panel takes this press: not while it changes, and not what it stands at already. */
export function canPress(presses: readonly PracticePress[], to: PracticePress['to'], now: Date): boolean {
  const { setting, isChanging } = panelAt(presses, now);
  return !isChanging && setting !== to;
}

/** What would show from outside: made up from the presses alone, and never a look at the site. */
export function practiceSights(
  { targets }: Pick<RecoveryState, 'targets'>,
  presses: readonly PracticePress[],
  now: Date,
): Map<string, Sight> {
  const done = presses.filter(({ at }) => now.getTime() - at.getTime() >= practiceChangeMs);
  const last = done.at(-1);
  return new Map(
    targets.map(({ endpointId, host, before }) => {
      const old = before ?? makeCertificate(0, [host], new Date(now.getTime() - 75 * dayMs));
      const renewed = last?.to === 'on' ? makeCertificate(done.length, [host], last.at) : old;
      return [endpointId, last?.to === 'off' ? switchedOff(now) : showing(renewed, now)];
    }),
  );
}

function showing(certificate: SeenCertificate, at: Date): Sight {
  return { at, kind: 'own', certificate, isTrusted: true, httpStatus: 200 };
}

function switchedOff(at: Date): Sight {
  const certificate = makeCertificate(0, ['*.conohawing.com'], new Date(at.getTime() - 100 * dayMs));
  return { at, kind: 'host-default', certificate, isTrusted: true, httpStatus: 503 };
}

function makeCertificate(number: number, names: readonly string[], notBefore: Date): SeenCertificate {
  const serial = `PRACTICE-${number}`;
  const notAfter = new Date(notBefore.getTime() + 90 * dayMs);
  return { serial, fingerprint256: `${serial} ${names.join()}`, issuer: 'CN=Practice', names, notBefore, notAfter };
}
