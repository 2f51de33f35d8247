import { buildLadder, findStep, listStepChanges } from './certificate-ladder';
import { describeEndpoint, findCurrent, toEventCertificate } from './event-facts';
import { certificateKey, ladderSteps } from './event-keys';
import type { LadderStep } from './event-keys';
import type { ClosedEvent, JudgedEndpoint, JudgedSite, JudgeRules, OpenedEvent, OwnCertificate } from './judged-site';
import type { SiteEvent } from './site-event';
import { findUsualRenewal } from './usual-renewal';
import type { UsualRenewal } from './usual-renewal';

/** A certificate that counts now, with the endpoint that shows it. */
export interface StandingCertificate {
  endpoint: JudgedEndpoint;
  certificate: OwnCertificate;
  usual: UsualRenewal;
  step: LadderStep | null;
  changesAt: readonly Date[];
}

/** Where each of the certificates that the endpoints show stands, each once. */
export function listStanding(
  { hosting }: Pick<JudgedSite, 'hosting'>,
  endpoints: readonly JudgedEndpoint[],
  rules: JudgeRules,
  now: Date,
): StandingCertificate[] {
  const found = new Map<string, StandingCertificate>();
  for (const endpoint of endpoints) {
    const certificate = findCurrent(endpoint);
    if (!certificate || found.has(certificate.fingerprint256)) continue;
    const past = endpoint.sightings.map((sighting) => sighting.certificate);
    const usual = findUsualRenewal({ past, current: certificate, hosting });
    const ladder = buildLadder(certificate, past, usual, rules);
    const step = findStep(certificate, ladder, now);
    found.set(certificate.fingerprint256, {
      endpoint,
      certificate,
      usual,
      step,
      changesAt: listStepChanges(certificate, ladder),
    });
  }
  return [...found.values()];
}

/** Opens the step on which a certificate stands, unless it or a later one was ever opened. "Blocked" is opened elsewhere. */
export function openStep({ siteId, events }: JudgedSite, standing: StandingCertificate): OpenedEvent | null {
  const { step, certificate, endpoint, usual } = standing;
  if (step === null || step === 'blocked') return null;
  const reached = ladderSteps.slice(ladderSteps.indexOf(step));
  const keys = reached.map((one) => certificateKey(one, siteId, certificate.fingerprint256));
  if (events.some(({ key }) => keys.includes(key))) return null;
  return {
    key: certificateKey(step, siteId, certificate.fingerprint256),
    kind: step,
    endpointId: endpoint.endpointId,
    facts: { ...describeEndpoint(endpoint, certificate), ...(step === 'renewal-due' ? {} : { usual }) },
    isTold: true,
  };
}

/** The event of the step on which a certificate stands, when it was only dropped since nobody watched. */
export function findDropped({ siteId, events }: JudgedSite, { step, certificate }: StandingCertificate) {
  if (step === null || step === 'blocked') return undefined;
  const key = certificateKey(step, siteId, certificate.fingerprint256);
  return events.find((event) => event.key === key && event.closedAt !== null && event.outcome === 'dropped');
}

/** Closes the steps that a later one has overtaken, and those of certificates that others have replaced. */
export function closeSteps(site: JudgedSite, standing: readonly StandingCertificate[]): ClosedEvent[] {
  return site.events.flatMap((event): ClosedEvent[] => {
    const place = ladderSteps.findIndex((step) => step === event.kind);
    const { certificate } = event.facts;
    if (event.closedAt !== null || place < 0 || event.kind === 'blocked' || !certificate) return [];
    const now = standing.find((one) => one.certificate.fingerprint256 === certificate.fingerprint256);
    if (now) return now.step !== null && ladderSteps.indexOf(now.step) > place ? [close(event, 'worsened')] : [];
    return closeReplaced(site, event);
  });
}

function closeReplaced({ endpoints }: JudgedSite, event: SiteEvent): ClosedEvent[] {
  const { certificate } = event.facts;
  const shown = ({ sightings }: JudgedEndpoint): boolean =>
    sightings.some((one) => one.certificate.fingerprint256 === certificate?.fingerprint256);
  // The one that it was told of may not be watched any more, but others that have shown the same certificate are.
  const endpoint = endpoints.find(({ endpointId }) => endpointId === event.endpointId) ?? endpoints.find(shown);
  const current = endpoint && findCurrent(endpoint);
  if (!endpoint) return [close(event, 'dropped')];
  if (!current || !certificate || current.notAfter <= certificate.notAfter) return [];
  const facts = { ...event.facts, certificate: toEventCertificate(current), previous: certificate };
  return [{ ...close(event, 'renewed'), facts }];
}

/** What comes instead is told by its own event. */
function close(event: SiteEvent, outcome: ClosedEvent['outcome']): ClosedEvent {
  return { event, outcome, facts: event.facts, isTold: false };
}
