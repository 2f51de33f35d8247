import { PlanLink } from '@/components/plan-link';
import type { PlanSpan } from '@/lib/recovery/plan-end';
import { preparePlanView } from '@/lib/view/view-plan';

interface PlannedRecoveryProps {
  siteId: string;
  plan: PlanSpan;
  expiresAt: Date | null;
}

/** That a recovery is planned, with the way to where it is ready to begin. */
export async function PlannedRecovery({ siteId, plan, expiresAt }: PlannedRecoveryProps) {
  const viewPlan = await preparePlanView();
  return <PlanLink siteId={siteId} plan={viewPlan(plan, expiresAt)} />;
}
