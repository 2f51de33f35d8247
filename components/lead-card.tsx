import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Status } from '@/lib/tls/status';
import type { SiteView } from '@/lib/view/site-view';
import { HostName } from './host-name';
import { LifetimeBar, LifetimeLegend, LifetimeToday } from './lifetime-bar';
import { PlanLink } from './plan-link';
import { StatusTag } from './status-tag';
import { TagNames } from './tag-names';
import { Card } from './ui/card';

const edges: Record<Status, string> = {
  healthy: 'border-2 border-healthy',
  watching: 'border-2 border-watching',
  action: 'border-2 border-action',
  urgent: 'border-2 border-urgent',
  down: 'border-2 border-urgent',
  unreachable: 'border-2 border-urgent',
  unknown: 'border-2 border-dashed border-field',
  paused: 'border-2 border-dashed border-field',
};

interface LeadCardProps {
  site: SiteView;
  /** The live countdown, or why there is none. */
  countdown: ReactNode;
  /** What visitors see and why, in whole sentences. */
  text: ReactNode;
  recheck: ReactNode;
  /** The one thing to do; null where there is none. */
  act: ReactNode;
  /** The way to the site's own page. */
  details: ReactNode;
}

/** One site, large: its countdown, its life as a line, what it means, and one clear act. */
export function LeadCard({ site, countdown, text, recheck, act, details }: LeadCardProps) {
  const headingId = `site-${site.siteId}`;
  return (
    <Card labelledBy={headingId} edge={edges[site.status]}>
      <div className="grid gap-x-6 gap-y-4 desktop:grid-cols-[minmax(0,1fr)_auto]">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <StatusTag status={site.status} word={site.statusWord} />
            <h2 id={headingId} className="text-std-20B-150">
              <Link className="text-ink underline underline-offset-[3px]" href={`/sites/${site.siteId}`}>
                <HostName name={site.name} />
              </Link>
            </h2>
          </div>
          <p className="text-dns-14N-130 mt-1 text-sub">
            {site.wireName ? `${site.wireName} ・ ` : null}
            {site.checked}
          </p>
          {countdown}
          {site.tags.length > 0 ? <TagNames names={site.tags} /> : null}
          {act ? <div className="mt-4">{act}</div> : null}
          {site.plan ? <PlanLink siteId={site.siteId} plan={site.plan} /> : null}
        </div>
        <div className="grid min-w-0 gap-4 desktop:col-span-2">
          {site.lifetime ? (
            <div>
              <LifetimeToday life={site.lifetime} />
              <LifetimeBar status={site.status} life={site.lifetime} />
              <LifetimeLegend life={site.lifetime} />
            </div>
          ) : null}
          <div className="reading grid gap-2">{text}</div>
          <div>{details}</div>
        </div>
        {/* Last on a phone, where the one clear act comes first; at the top where there is room beside it. */}
        <div className="desktop:col-start-2 desktop:row-start-1 desktop:max-w-80">{recheck}</div>
      </div>
    </Card>
  );
}
