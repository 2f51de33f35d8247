import { getTranslations } from 'next-intl/server';
import { Stopwatch } from '@/components/ui/stopwatch';
import { db } from '@/lib/db/client';
import { listPastSteps } from '@/lib/db/recoveries';
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
      {minutes ? (
        <p className="reading">
          {learnedFrom > 0 ? t('clockLearned', { count: learnedFrom, from: minutes.from, to: minutes.to }) : null}
          {learnedFrom === 0 && minutes.from < minutes.to ? t('clockUsual', { ...minutes }) : null}
          {learnedFrom === 0 && minutes.from === minutes.to ? t('clockUsualAtMost', { atMost: minutes.atMost }) : null}
        </p>
      ) : null}
    </div>
  );
}
