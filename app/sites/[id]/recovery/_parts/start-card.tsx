import { getTranslations } from 'next-intl/server';
import { Allowed } from '@/app/_access/allowed';
import { startPracticeAction, startRecoveryAction } from '@/app/actions/recovery';
import { ActForm } from '@/components/act-form';
import { Term } from '@/components/learn/term';
import { Card } from '@/components/ui/card';
import type { SitePage } from '@/lib/db/find-site';
import type { RecognisedHosting } from '@/lib/hosting/find-hosting';
import type { Hosting } from '@/lib/hosting/hosting';
import { readClock } from '@/lib/view/read-clock';
import { DiagnosisSummary } from '../../diagnosis/_parts/diagnosis-summary';
import { RecognisedHost } from './recognised-host';

interface StartCardProps {
  site: SitePage;
  hosting: Hosting;
  recognised: RecognisedHosting | null;
  /** Whether it is the one thing to do here. */
  isNeeded: boolean;
}

/** What the guided recovery is, where the site seems to be, and the button that begins it. */
export async function StartCard({ site, hosting, recognised, isNeeded }: StartCardProps) {
  const [t, { locale }] = await Promise.all([getTranslations('recovery'), readClock()]);
  return (
    <Card labelledBy="start" edge={isNeeded ? 'border-2 border-brand' : 'border border-line'}>
      <h2 id="start" className="text-std-20B-150">
        {t('startTitle')}
      </h2>
      <p className="reading mt-2">
        {t.rich('startLead', {
          host: hosting.name[locale],
          term: (word) => <Term topic="certificate">{word}</Term>,
        })}
      </p>
      <p className="reading mb-3">{t('startSafe')}</p>
      <div className="mb-4">
        <DiagnosisSummary siteId={site.siteId} />
      </div>
      <Allowed to="sites.recover">
        <ActForm
          action={startRecoveryAction}
          label={t('start')}
          pending={t('starting')}
          variant={isNeeded ? 'primary' : 'secondary'}
        >
          <input type="hidden" name="siteId" value={site.siteId} />
          <input type="hidden" name="hosting" value={hosting.id} />
        </ActForm>
      </Allowed>
      {hosting.playbook.steps.some(({ press }) => press === 'off') ? (
        <Allowed to="sites.recover">
          <div className="mt-3 border-t border-dashed border-field pt-3">
            <p className="reading mb-1 text-sub">{t('practice.offerLead')}</p>
            <ActForm
              action={startPracticeAction}
              label={t('practice.offer')}
              pending={t('starting')}
              variant="quiet"
              size="small"
            >
              <input type="hidden" name="siteId" value={site.siteId} />
              <input type="hidden" name="hosting" value={hosting.id} />
            </ActForm>
          </div>
        </Allowed>
      ) : null}
      <RecognisedHost recognised={recognised} />
      <p className="reading mt-2 text-sub">{t('startHost')}</p>
    </Card>
  );
}
