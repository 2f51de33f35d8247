import Link from 'next/link';
import { HostName } from '@/components/host-name';
import { toDisplayName } from '@/lib/tls/display-name';
import type { ReportSite } from '@/lib/view/gather-report';

/** A site by its name; on a screen it leads to its page. */
export function ReportSiteName({ site }: { site: Pick<ReportSite, 'siteId' | 'displayHost' | 'port'> }) {
  return (
    <Link className="text-ink underline underline-offset-[3px]" href={`/sites/${site.siteId}`} prefetch={false}>
      <HostName name={toDisplayName(site)} />
    </Link>
  );
}
