import { limits } from '@/lib/auth/limits';
import { isAllowed } from '@/lib/auth/permissions';
import { takeAllowance } from '@/lib/db/allowance';
import { receiveMail } from '@/lib/monitor/receive-mail';
import { defineEndpoints } from '../_api/define-endpoints';
import { endpoint } from '../_api/endpoint';
import { operations } from '../_api/operations';
import { showMail } from '../_api/show-mail';

const mayNotAdd = {
  ja: 'キーの持ち主に、サイトを追加する権限がありません。add=true を外してください。',
  en: 'The person whose key this is may not add sites. Leave out add=true.',
};

export const { GET, POST, PUT, PATCH, DELETE } = defineEndpoints({
  POST: endpoint(operations.receiveMail, async ({ monitor, holder, query, body: { text, raw } }) => {
    const isAdding = query.add === 'true';
    if (isAdding && !isAllowed('sites.add', holder)) return { problem: 'forbidden', detail: mayNotAdd };
    const bytes = raw === undefined ? Buffer.from(text ?? '') : Buffer.from(raw, 'base64');
    const received = await receiveMail(monitor, holder, bytes, {
      scope: holder.scope,
      isAdding,
      mayLook: async (siteId) => (await takeAllowance(monitor.db, limits.checksOfOne, siteId)).isWithin,
    });
    return { answer: showMail(received) };
  }),
});
