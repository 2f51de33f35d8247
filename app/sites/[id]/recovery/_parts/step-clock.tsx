import { getTranslations } from 'next-intl/server';
import { Stopwatch } from '@/components/ui/stopwatch';
import { db } from '@/lib/db/client';
import { listPastSteps } from '@/lib/db/recovery-history';
import type { UsualMinutes } from '@/lib/hosting/playbook';
import { currentStep } from '@/lib/recovery/advance';
import type { RecoveryState } from '@/lib/recovery/recovery-state';
import { usualMinutesOf } from '@/lib/recovery/usual-minutes';
import { readClock } from '@/lib/view/read-clock';

/** How long this step has taken, and how long it usually takes: by this owner's own recoveries, else by the sources. */
export async function StepClock({ state }: { state: RecoveryState }) {
  const [t, { now }] = await Promise.all([getTranslations('recovery'), readClock()]);
  const { minutes, learnedFrom } = usualMinutesOf(currentStep(state), await listPastSteps(db(), state.hostingId));
  const since = state.pressedAt ?? state.stepSince;
  return (
    <div>
      <Stopwatch
        key={since.getTime()}
        passedMs={now.getTime() - since.getTime()}
        label={t(state.pressedAt ? 'clock' : 'stepClock')}
      />
      {minutes ? <p className="reading">{describeUsual(minutes, learnedFrom, t)}</p> : null}
    </div>
  );
}

function describeUsual(
  minutes: UsualMinutes,
  learnedFrom: number,
  t: Awaited<ReturnType<typeof getTranslations<'recovery'>>>,
): string {
  const isExact = minutes.from === minutes.to;
  if (learnedFrom === 0) return t(isExact ? 'clockUsualAtMost' : 'clockUsual', { ...minutes });
  return t(isExact ? 'clockLearnedSame' : 'clockLearned', { count: learnedFrom, ...minutes });
}
