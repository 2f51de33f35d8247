import Link from 'next/link';
import type { SiteRowView } from '@/lib/view/site-view';
import { HostName } from './host-name';
import { PlanLink } from './plan-link';
import { RecoveryLink } from './recovery-link';
import { StatusTag } from './status-tag';

/** A site among many that were added at once, in as little room as it takes: how it is, its name, how long is left. */
export function SiteLine({ site, words }: { site: SiteRowView; words: { recovery: string } }) {
  return (
    <article className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
      <StatusTag status={site.status} word={site.statusWord} />
      <h3 className="min-w-0 text-dns-16B-130">
        <Link className="text-ink underline underline-offset-[3px]" href={`/sites/${site.siteId}`} prefetch={false}>
          <HostName name={site.name} />
        </Link>
      </h3>
      <p className="tabular desktop:ml-auto">{site.sentence ?? site.left ?? site.deadline}</p>
      {site.offersRecovery ? <RecoveryLink site={site} label={words.recovery} /> : null}
      {site.plan ? <PlanLink siteId={site.siteId} plan={site.plan} /> : null}
    </article>
  );
}
