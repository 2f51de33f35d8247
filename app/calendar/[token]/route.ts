import { headers } from 'next/headers';

import { limits } from '@/lib/auth/limits';
import { readPeer } from '@/lib/auth/peer';
import { hashToken } from '@/lib/auth/token';
import { takeAllowance } from '@/lib/db/allowance';
import { listCalendarCertificates, openCalendarFeed } from '@/lib/db/calendar-feeds';
import { db } from '@/lib/db/client';
import { listPlans } from '@/lib/db/recovery-plans';
import { getMonitor } from '@/lib/monitor/monitor';
import { getNotifier } from '@/lib/notify/process-notifier';
import { writeCalendar } from '@/lib/view/write-calendar';
import { isLocale } from '@/lib/words/locale';

/** More would be no calendar any more. */
const mostCertificates = 1000;
const keptMs = 30 * 24 * 60 * 60 * 1000;

/** What comes, for whoever knows the secret address of somebody: calendar programs cannot sign in. */
export async function GET(_request: Request, { params }: RouteContext<'/calendar/[token]'>): Promise<Response> {
  const { token } = await params;
  const { address } = readPeer(await headers());
  const { isWithin } = await takeAllowance(db(), limits.calendars, address ?? 'unknown');
  if (!isWithin) return answer(429, null);
  const now = new Date();
  const opened = await openCalendarFeed(db(), hashToken(token.replace(/\.ics$/, '')), now);
  if (!opened) return answer(404, null);
  const { feed, scope } = opened;
  const [certificates, plans] = await Promise.all([
    listCalendarCertificates(db(), scope, mostCertificates),
    listPlans(db(), scope, new Date(now.getTime() - keptMs)),
  ]);
  const { urgency } = getMonitor().rules;
  const locale = isLocale(feed.locale) ? feed.locale : 'ja';
  return answer(
    200,
    writeCalendar({ certificates, plans }, { locale, baseUrl: getNotifier().baseUrl, urgency, zone: feed.zone, now }),
  );
}

function answer(status: number, body: string | null): Response {
  const headers = { 'Cache-Control': 'private, no-store', 'Content-Type': 'text/calendar; charset=utf-8' };
  return new Response(body, { status, headers });
}
