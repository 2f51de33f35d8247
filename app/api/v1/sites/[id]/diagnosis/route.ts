import { findDiagnoses } from '@/lib/db/find-diagnoses';
import { findSiteHost } from '@/lib/db/find-site-host';
import { startDiagnosis } from '@/lib/monitor/start-diagnosis';
import { defineEndpoints } from '../../../_api/define-endpoints';
import { endpoint } from '../../../_api/endpoint';
import { operations } from '../../../_api/operations';
import { showDiagnoses } from '../../../_api/show';

const noName = {
  ja: 'このサイトは IP アドレスなので、調べられません。',
  en: 'This site is an IP address, which cannot be diagnosed.',
};

export const { GET, POST, PUT, PATCH, DELETE } = defineEndpoints({
  GET: endpoint(operations.getDiagnosis, async ({ monitor, locale, params: { id } }) => {
    if ((await findSiteHost(monitor.db, id)) === null) return { problem: 'not-found' };
    return { answer: showDiagnoses(id, await findDiagnoses(monitor.db, id, monitor.now()), locale) };
  }),
  POST: endpoint(operations.startDiagnosis, async ({ monitor, holder, params: { id } }) => {
    const started = await startDiagnosis(monitor, id, holder);
    if (started.kind === 'gone') return { problem: 'not-found' };
    if (started.kind === 'no-name') return { problem: 'invalid', detail: noName };
    return { answer: { siteId: id, id: started.diagnosisId, joined: started.kind === 'joined' } };
  }),
});
