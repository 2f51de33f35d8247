import Link from 'next/link';
import type { PlanView } from '@/lib/view/site-view';
import { Notice } from './ui/notice';

/** That a recovery is planned, with the way to where it is ready to begin. */
export function PlanLink({ siteId, plan }: { siteId: string; plan: PlanView }) {
  const link = (
    <Link
      className="link tabular inline-flex min-h-11 items-center"
      href={`/sites/${siteId}/recovery`}
      prefetch={false}
    >
      {plan.label}
    </Link>
  );
  return plan.isLate ? <Notice tone="warning">{link}</Notice> : link;
}
