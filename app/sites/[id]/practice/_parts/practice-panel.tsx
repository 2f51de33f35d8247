import { getTranslations } from 'next-intl/server';
import { Allowed } from '@/app/_access/allowed';
import { pressPracticePanelAction } from '@/app/actions/recovery';
import { ActForm } from '@/components/act-form';
import { PanelText } from '@/components/panel-text';
import type { StoredRecovery } from '@/lib/db/recoveries';
import { panelAt } from '@/lib/recovery/practice-host';
import { readClock } from '@/lib/view/read-clock';

/** The host's panel in words, with a switch that answers as the real one does. */
export async function PracticePanel({ recovery, site }: { recovery: StoredRecovery; site: string }) {
  const [t, { now }] = await Promise.all([getTranslations('recovery.practice'), readClock()]);
  const presses = recovery.practice ?? [];
  const { setting, isChanging } = panelAt(presses, now);
  const state = isChanging ? t('changing') : setting === 'on' ? t('using') : t('unused');
  return (
    <section
      aria-labelledby="panel"
      className="rounded-12 border-4 border-dashed border-watching bg-white p-4 desktop:px-7 desktop:py-6"
    >
      <h2 id="panel" className="text-std-20B-150">
        {t('panel')}
      </h2>
      <p className="reading text-sub">{t('panelLead')}</p>
      <p className="mt-3 font-700 wrap-anywhere">
        <bdi>{site}</bdi>
      </p>
      <p className="reading" lang="ja">
        <PanelText text={t('path')} />
      </p>
      <p lang="ja" className="mt-2 text-std-18B-160" aria-live="polite">
        <PanelText text={t('setting')} /> {state}
      </p>
      <Allowed to="sites.recover">
        <div className="mt-2 flex flex-wrap items-start gap-3" lang="ja">
          {(['on', 'off'] as const).map((to) => (
            <ActForm
              key={`${to}-${presses.length}`}
              action={pressPracticePanelAction}
              label={t(to)}
              pending={t('pending')}
              variant="secondary"
            >
              <input type="hidden" name="siteId" value={recovery.siteId} />
              <input type="hidden" name="recoveryId" value={recovery.recoveryId} />
              <input type="hidden" name="to" value={to} />
            </ActForm>
          ))}
        </div>
      </Allowed>
      {presses.length > 0 && !isChanging ? (
        <p lang="ja" className="mt-3">
          <PanelText text={t(setting === 'on' ? 'enabled' : 'disabled')} />
        </p>
      ) : null}
    </section>
  );
}
