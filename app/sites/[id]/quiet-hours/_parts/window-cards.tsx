import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Allowed } from '@/app/_access/allowed';
import { planWindowAction } from '@/app/actions/quiet-hours';
import { ActForm } from '@/components/act-form';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { joinSentences } from '@/lib/view/join-sentences';
import { readClock } from '@/lib/view/read-clock';
import type { QuietHoursView, WindowView } from '@/lib/view/view-quiet-hours';

/** The best times, each with one press to plan it. */
export async function WindowCards({ siteId, view }: { siteId: string; view: QuietHoursView }) {
  const [t, clock] = await Promise.all([getTranslations('quiet.windows'), readClock()]);
  const remarks = [
    t('minutes', { minutes: view.minutes }),
    view.isLearned ? t('learned') : null,
    view.deadline && view.state !== 'late' ? t('deadline', { at: clock.instant(view.deadline) }) : null,
    t('zone', { zone: view.zone }),
  ];
  return (
    <section id="windows" aria-labelledby="windows-title" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 id="windows-title" className="text-std-20B-150">
        {t('title')}
      </h2>
      {view.isDown || view.state === 'late' ? (
        <Notice tone="warning">
          <p>{view.isDown ? t('downNow') : t('late')}</p>
          <p className="mt-2">
            <Link className={buttonClass('primary', 'small')} href={`/sites/${siteId}/recovery`}>
              {t('start')}
            </Link>
          </p>
        </Notice>
      ) : null}
      {view.isGuess ? (
        <Notice tone="warning">
          <p>{t('guess')}</p>
        </Notice>
      ) : null}
      {view.week?.isThin ? (
        <Notice tone="warning">
          <p>{t('thin')}</p>
        </Notice>
      ) : null}
      {view.state === 'no-sleep' ? (
        <Notice tone="warning">
          <p>{t('noSleep')}</p>
        </Notice>
      ) : null}
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {view.windows.map((window, index) => (
          <li key={window.when}>
            <WindowCard siteId={siteId} window={window} minutes={view.minutes} isBest={index === 0 && !view.isDown} />
          </li>
        ))}
      </ul>
      <p className="reading text-sub">{joinSentences(remarks, clock.locale)}</p>
    </section>
  );
}

interface WindowCardProps {
  siteId: string;
  window: WindowView;
  minutes: number;
  isBest: boolean;
}

async function WindowCard({ siteId, window, minutes, isBest }: WindowCardProps) {
  const t = await getTranslations('quiet.windows');
  return (
    <Card edge={isBest ? 'border-2 border-brand' : 'border border-line'}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <h3 className="text-std-18B-160 tabular">{window.when}</h3>
          <p>{window.visits}</p>
          <p className="reading text-sub">{window.why}</p>
        </div>
        <Allowed to="sites.recover">
          <ActForm
            action={planWindowAction}
            label={t('plan')}
            accessibleLabel={t('planFor', { when: window.when })}
            pending={t('pending')}
            variant={isBest ? 'primary' : 'secondary'}
            size="small"
          >
            <input type="hidden" name="siteId" value={siteId} />
            <input type="hidden" name="startsAt" value={window.startsAt.toISOString()} />
            <input type="hidden" name="minutes" value={minutes} />
          </ActForm>
        </Allowed>
      </div>
    </Card>
  );
}
