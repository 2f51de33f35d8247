import Link from 'next/link';

/** That a recovery is planned, with the way to where it is ready to begin. */
export function PlanLink({ siteId, label }: { siteId: string; label: string }) {
  return (
    <Link
      className="link tabular inline-flex min-h-11 items-center"
      href={`/sites/${siteId}/recovery`}
      prefetch={false}
    >
      {label}
    </Link>
  );
}
