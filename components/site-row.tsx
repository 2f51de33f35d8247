import Link from 'next/link';
import type { SiteRowView } from '@/lib/view/site-view';
import { LifetimeBar } from './lifetime-bar';
import { PlanLink } from './plan-link';
import { RecoveryLink } from './recovery-link';
import { StatusTag } from './status-tag';
import { TagNames } from './tag-names';
import { LinkPending } from './ui/link-pending';

/** One site of the list: its name, its life as a line, its countdown, and the way to the steps when it needs them. */
export function SiteRow({ site, words }: { site: SiteRowView; words: { recovery: string } }) {
  return (
    <article className="grid items-center gap-x-6 gap-y-2 rounded-12 border border-line bg-white p-4 desktop:grid-cols-[minmax(0,1fr)_15rem_17rem] desktop:px-6">
      <div className="min-w-0">
        <h3 className="text-std-18B-160">
          <Link
            className="text-ink underline underline-offset-[3px] hover:decoration-[3px]"
            href={`/sites/${site.siteId}`}
            prefetch={false}
          >
            {site.name}
            <LinkPending />
          </Link>
        </h3>
        <p className="text-dns-14N-130 text-sub">
          {site.wireName ? `${site.wireName} ・ ` : null}
          {site.checked}
        </p>
        {site.tags.length > 0 ? <TagNames names={site.tags} /> : null}
      </div>
      {site.lifetime ? (
        <LifetimeBar status={site.status} life={site.lifetime} />
      ) : (
        <div className="h-3 rounded-full border border-dashed border-field" aria-hidden="true" />
      )}
      <div>
        <StatusTag status={site.status} word={site.statusWord} />
        {site.left ? <p className="text-std-22B-150 tabular">{site.left}</p> : null}
        <p className="text-dns-14N-130 text-sub tabular">{site.deadline}</p>
        {site.sentence ? <p className="mt-1 text-dns-16N-130">{site.sentence}</p> : null}
        {site.offersRecovery ? <RecoveryLink site={site} label={words.recovery} /> : null}
        {site.plan ? <PlanLink siteId={site.siteId} plan={site.plan} /> : null}
      </div>
    </article>
  );
}
