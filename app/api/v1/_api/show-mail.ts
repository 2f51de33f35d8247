import type { z } from 'zod';
import type { ReceivedMail } from '@/lib/monitor/receive-mail';
import type { inboxAnswer } from './schemas';

/** What a mail says and what is so now. Of the mail itself nothing else is told. */
export function showMail({ mail, comparisons, checkedIds, addedIds }: ReceivedMail): z.input<typeof inboxAnswer> {
  return {
    hosting: mail.hostingId,
    kind: mail.kind,
    daysLeft: mail.daysLeft,
    expiresAt: mail.expiresAt?.toISOString() ?? null,
    sender: mail.sender && { address: mail.sender.address, foreign: mail.sender.isForeign },
    sites: comparisons.map((one) => {
      const siteId = 'site' in one ? one.site.siteId : null;
      return {
        host: one.host,
        siteId,
        compared: one.kind,
        expiresAt: 'notAfter' in one ? one.notAfter.toISOString() : null,
        checked: siteId !== null && checkedIds.has(siteId),
        added: siteId !== null && addedIds.has(siteId),
      };
    }),
    links: mail.links.map(({ url, host, doubt }) => ({ url, host, doubt })),
  };
}
