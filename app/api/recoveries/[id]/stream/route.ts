import { defineRoute } from '@/app/_access/define-route';
import { streamVersions } from '@/app/_access/stream-versions';
import { db } from '@/lib/db/client';
import { findRecoveryVersion, isRecoveryKnown } from '@/lib/db/recoveries';

/** Tells a page when its recovery has changed. */
export const GET = defineRoute<{ id: string }>({
  may: 'sites.see',
  run: async (request, visitor, { id }) => {
    const { scope } = visitor;
    if (!(await isRecoveryKnown(db(), scope, id))) return new Response(null, { status: 404 });
    return streamVersions(request, visitor, () => findRecoveryVersion(db(), scope, id));
  },
});
