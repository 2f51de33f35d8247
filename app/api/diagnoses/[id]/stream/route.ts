import { defineRoute } from '@/app/_access/define-route';
import { streamVersions } from '@/app/_access/stream-versions';
import { db } from '@/lib/db/client';
import { findDiagnosisVersion, isDiagnosisKnown } from '@/lib/db/find-diagnoses';

/** Tells a page when a checker of its diagnosis has ended, or all have. */
export const GET = defineRoute<{ id: string }>({
  may: 'sites.see',
  run: async (request, visitor, { id }) => {
    const { scope } = visitor;
    const diagnosisId = /^\d{1,9}$/.test(id) ? Number(id) : 0;
    if (!(await isDiagnosisKnown(db(), scope, diagnosisId))) return new Response(null, { status: 404 });
    return streamVersions(request, visitor, () => findDiagnosisVersion(db(), scope, diagnosisId, new Date()));
  },
});
