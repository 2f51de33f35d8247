import Link from 'next/link';
import type { SiteRowView } from '@/lib/view/site-view';

/** The way to the steps, beside a site of a list; it names the site to those who hear links without what stands around. */
export function RecoveryLink({ site, label }: { site: Pick<SiteRowView, 'siteId' | 'name'>; label: string }) {
  return (
    <Link className="link inline-flex min-h-11 items-center" href={`/sites/${site.siteId}/recovery`} prefetch={false}>
      {label}
      <span className="sr-only"> {site.name}</span>
    </Link>
  );
}
