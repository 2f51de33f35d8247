import 'server-only';
import { getTranslations } from 'next-intl/server';
import { db } from '@/lib/db/client';
import type { SitePage } from '@/lib/db/find-site';
import { listPastSteps } from '@/lib/db/recovery-history';
import { findSiteHours } from '@/lib/db/site-hours';
import { findVisits } from '@/lib/db/visit-records';
import type { StoredVisits } from '@/lib/db/visit-records';
import { findWindows } from '@/lib/quiet-hours/find-windows';
import type { FoundWindows, QuietWindow, SleepHours } from '@/lib/quiet-hours/find-windows';
import { guessWeek } from '@/lib/quiet-hours/guessed-week';
import { planDeadline, planMinutes } from '@/lib/quiet-hours/plan-minutes';
import { isWholeWeek, summariseWeek } from '@/lib/quiet-hours/week-visits';
import type { CountedToo, WeekVisits } from '@/lib/quiet-hours/week-visits';
import { usualMinutesOf } from '@/lib/recovery/usual-minutes';
import { urgencyRank } from '@/lib/tls/status';
import { countWholeDays } from '@/lib/words/time';
import { timePhrases } from '@/lib/words/time-phrases';
import { readWallClock } from '@/lib/words/wall-clock';
import { joinSentences } from './join-sentences';
import { findLikelyHosting } from './likely-hosting';
import { readClock } from './read-clock';

/** When a site is recovered best, and from what that is known. */
export interface QuietHoursView {
  zone: string;
  sleep: SleepHours | null;
  /** null = nothing was counted: the times are guessed. */
  visits: StoredVisits | null;
  week: WeekVisits | null;
  /** Nothing was counted, or not for every hour of the day: what is offered is quiet for most sites. */
  isGuess: boolean;
  minutes: number;
  /** The minutes are known from earlier recoveries. */
  isLearned: boolean;
  deadline: Date | null;
  /** Visitors do not see the site now: nothing is gained by waiting. */
  isDown: boolean;
  state: FoundWindows['state'];
  windows: readonly WindowView[];
}

export interface WindowView {
  startsAt: Date;
  when: string;
  visits: string;
  why: string;
}

export async function viewQuietHours(site: SitePage, too: CountedToo): Promise<QuietHoursView> {
  const { now, zone: own } = await readClock();
  const [hours, visits, { hosting }] = await Promise.all([
    findSiteHours(db(), site.siteId),
    findVisits(db(), site.siteId),
    findLikelyHosting(site, site.hosting),
  ]);
  const { zone, sleep } = hours ?? { zone: own, sleep: null };
  const week = visits && summariseWeek(visits.record, zone, too);
  const past = await listPastSteps(db(), hosting.id);
  const steps = hosting.playbook.steps.map((step) => usualMinutesOf(step, past));
  const minutes = planMinutes(steps.map((step) => step.minutes));
  const deadline = site.expiresAt && site.expiresAt > now ? planDeadline(site.expiresAt, now) : null;
  const terms = { zone, minutes, now, deadline, sleep };
  const known = week && isWholeWeek(week) ? week.hours : null;
  const { windows, state } = findWindows({ hours: known ?? guessWeek(), ...terms });
  return {
    zone,
    sleep,
    visits,
    week,
    isGuess: known === null,
    minutes,
    isLearned: steps.some(({ learnedFrom }) => learnedFrom > 0),
    deadline,
    isDown: urgencyRank(site.status) >= urgencyRank('down'),
    state,
    windows: await Promise.all(
      windows.map((window) =>
        viewWindow(window, { zone, expiresAt: deadline && site.expiresAt, isGuess: known === null }),
      ),
    ),
  };
}

async function viewWindow(
  window: QuietWindow,
  { zone, expiresAt, isGuess }: { zone: string; expiresAt: Date | null; isGuess: boolean },
): Promise<WindowView> {
  const [t, { now, locale }] = await Promise.all([getTranslations('quiet.windows'), readClock()]);
  const [from, until] = [readWallClock(window.startsAt, zone), readWallClock(window.endsAt, zone)];
  const { dateWithWeekday, time } = timePhrases[locale];
  const day = dateWithWeekday(from, from.year !== readWallClock(now, zone).year);
  const spare = expiresAt ? countWholeDays(expiresAt.getTime() - window.endsAt.getTime()) : 0;
  const why = [isGuess ? t('why.guess') : t(`why.${rateWindow(window)}`, { percent: toPercent(window.ofPeak) })];
  if (spare >= 1) why.push(t('why.spare', { days: spare }));
  const count = Math.round(window.visits);
  const known = window.visits < 0.5 ? t('visitsFew') : t('visits', { count });
  return {
    startsAt: window.startsAt,
    when: t('from', { day, from: time(from), until: time(until) }),
    visits: isGuess ? t('visitsUnknown') : known,
    why: joinSentences(why, locale),
  };
}

function rateWindow({ ofPeak, rank }: QuietWindow): 'quietest' | 'quiet' | 'busy' {
  if (ofPeak > 0.6) return 'busy';
  return rank === 0 && ofPeak < 0.01 ? 'quietest' : 'quiet';
}

function toPercent(share: number): number {
  return Math.max(1, Math.round(share * 100));
}
