import type { NoticedEvent } from '@/lib/events/notice';

import type { EventData } from './message';
import { levelOf, linkOf, showName } from './tell-event';

const dayMs = 24 * 60 * 60 * 1000;

/** An event as the documented payload has it (docs/webhook.md). */
export function toEventData(noticed: NoticedEvent, baseUrl: string, now: Date): EventData {
  const { event, rule, site } = noticed;
  const { certificate, problems = [] } = event.facts;
  return {
    eventId: event.eventId,
    kind: event.kind,
    rule,
    level: levelOf(noticed),
    site: site && { id: site.siteId, host: site.host, port: site.port, name: showName(site.displayHost) },
    openedAt: event.openedAt.toISOString(),
    closedAt: event.closedAt?.toISOString() ?? null,
    outcome: event.outcome,
    notBefore: certificate?.notBefore.toISOString() ?? null,
    notAfter: certificate?.notAfter.toISOString() ?? null,
    daysLeft: certificate ? Math.floor((certificate.notAfter.getTime() - now.getTime()) / dayMs) : null,
    problems,
    url: linkOf(noticed, baseUrl),
  };
}
