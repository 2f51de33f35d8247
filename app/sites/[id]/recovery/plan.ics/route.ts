import { defineRoute } from '@/app/_access/define-route';
import { db } from '@/lib/db/client';
import { findSite } from '@/lib/db/find-site';
import { findPlan } from '@/lib/db/recovery-plans';
import { getMonitor } from '@/lib/monitor/monitor';
import { getNotifier } from '@/lib/notify/process-notifier';
import { findLikelyHosting } from '@/lib/view/likely-hosting';
import { readClock } from '@/lib/view/read-clock';
import { writeCalendar } from '@/lib/view/write-calendar';

/** The planned recovery of a site as an appointment for any calendar: the same entry as in the calendar feed. */
export const GET = defineRoute<{ id: string }>({
  may: 'sites.see',
  run: async (_request, { scope }, { id }) => {
    const { now, locale, zone } = await readClock();
    const { rules } = getMonitor();
    const site = await findSite(db(), id, { scope, now, rules });
    const plan = site && !site.deletedAt ? await findPlan(db(), id, now) : null;
    if (!site || !plan) return new Response(null, { status: 404 });
    const { hosting } = await findLikelyHosting(site, site.hosting);
    const entry = { ...plan, host: site.host, port: site.port, hosting: hosting.id };
    const terms = { locale, baseUrl: getNotifier().baseUrl, urgency: rules.urgency, zone, now };
    return new Response(writeCalendar({ certificates: [], plans: [entry] }, terms), {
      headers: {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'attachment; filename="kigen-recovery.ics"',
      },
    });
  },
});
