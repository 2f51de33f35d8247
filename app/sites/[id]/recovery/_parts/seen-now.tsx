import { getTranslations } from 'next-intl/server';
import { Disclosure } from '@/components/ui/disclosure';
import { nextLook } from '@/lib/recovery/next-look';
import { findOldestLook } from '@/lib/recovery/proof';
import type { RecoveryState } from '@/lib/recovery/recovery-state';
import { readClock } from '@/lib/view/read-clock';
import { viewSeen } from '@/lib/view/view-recovery';

/** What shows from outside, name by name, in plain words; the machine's are folded away. */
export async function SeenNow({ state }: { state: RecoveryState }) {
  const [t, clock, seen] = await Promise.all([getTranslations('recovery'), readClock(), viewSeen(state)]);
  const lookedAt = findOldestLook(state.targets);
  const next = nextLook(state, clock.now);
  const seconds = next ? Math.round((next.getTime() - clock.now.getTime()) / 1000) : 0;
  const exact = seen.filter((line) => line.exact !== '');
  return (
    <section aria-labelledby="seen" className="rounded-8 bg-brand-weak px-4 py-3">
      <h4 id="seen" className="font-700">
        {t('seenTitle')}
      </h4>
      <div aria-live="polite">
        {seen.map(({ plain }) => (
          <p key={plain} className="reading">
            <bdi>{plain}</bdi>
          </p>
        ))}
      </div>
      <p className="text-dns-14N-130 text-sub tabular">
        {lookedAt ? t('seenAt', { time: clock.instant(lookedAt), seconds }) : t('seenNever')}
      </p>
      {exact.length > 0 ? (
        <Disclosure summary={t('machine')}>
          {exact.map((line) => (
            <p key={line.exact} className="font-mono text-[0.875rem] wrap-anywhere">
              <bdi>{line.exact}</bdi>
            </p>
          ))}
        </Disclosure>
      ) : null}
    </section>
  );
}
