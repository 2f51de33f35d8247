import { getTranslations } from 'next-intl/server';
import { defineRoute } from '@/app/_access/define-route';
import { db } from '@/lib/db/client';
import { findSiteName } from '@/lib/db/find-site-name';
import { findRecovery } from '@/lib/db/recoveries';
import { listRecoveryEvents } from '@/lib/db/recovery-history';
import { toDisplayName } from '@/lib/tls/display-name';
import { describeAway, describeRecoveryEvent } from '@/lib/view/view-recovery';

/** The record of a recovery as a file: `?format=text` in the person's language, `?format=json` for programs. */
export const GET = defineRoute<{ id: string; recoveryId: string }>({
  may: 'sites.see',
  run: async (request, { scope }, { id, recoveryId }) => {
    const [recovery, site] = await Promise.all([
      findRecovery(db(), scope, { siteId: id, recoveryId }),
      findSiteName(db(), scope, id),
    ]);
    // A rehearsal must never be mistaken for the record of a real one.
    if (!recovery || !site || recovery.practice !== null) return new Response(null, { status: 404 });
    const { state, startedBy } = recovery;
    const entries = await listRecoveryEvents(db(), recoveryId);
    if (new URL(request.url).searchParams.get('format') === 'json') {
      const record = { site: toDisplayName(site), startedBy, ...state, timeline: entries };
      return send(JSON.stringify(record, null, 2), 'application/json', `kigen-recovery-${recoveryId}.json`);
    }
    const t = await getTranslations('recovery');
    const lines = [
      t('recordTitle', { site: toDisplayName(site) }),
      t(`ended.${state.outcome ?? 'running'}`),
      `${t('away')}: ${await describeAway(state)}`,
      '',
      ...(await Promise.all(
        entries.map(async ({ at, event }) => `${at.toISOString()}  ${await describeRecoveryEvent(event, state)}`),
      )),
    ];
    return send(`${lines.join('\n')}\n`, 'text/plain', `kigen-recovery-${recoveryId}.txt`);
  },
});

function send(body: string, type: string, name: string): Response {
  const headers = { 'Content-Type': `${type}; charset=utf-8`, 'Content-Disposition': `attachment; filename="${name}"` };
  return new Response(body, { headers });
}
