import type { NoticedEvent } from '@/lib/events/notice';

import type { OutageSite } from '@/lib/db/outage-sites';

import type { ComposeOptions } from './compose-message';
import type { EventData, SiteData } from './message';
import { levelOf, linkOf, showName } from './tell-event';

const dayMs = 24 * 60 * 60 * 1000;

/** An event as the documented payload has it (docs/webhook.md). */
export function toEventData(
  noticed: NoticedEvent,
  { baseUrl, now, outageSites }: Pick<ComposeOptions, 'baseUrl' | 'now' | 'outageSites'>,
): EventData {
  const { event, rule, site } = noticed;
  const { certificate, problems = [], siteCount = 0 } = event.facts;
  const sites = event.kind === 'outage' ? (outageSites?.get(event.eventId) ?? []) : null;
  return {
    eventId: event.eventId,
    kind: event.kind,
    rule,
    level: levelOf(noticed),
    site: site && toSiteData(site),
    sites: sites && sites.map(toSiteData),
    omittedSites: sites ? Math.max(0, siteCount - sites.length) : 0,
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

function toSiteData({ siteId, host, port, displayHost }: OutageSite): SiteData {
  return { id: siteId, host, port, name: showName(displayHost) };
}
