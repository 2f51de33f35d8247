import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { LivePage } from '@/components/live-page';
import { db } from '@/lib/db/client';
import { findDiagnoses } from '@/lib/db/find-diagnoses';
import type { StoredDiagnosis } from '@/lib/db/find-diagnoses';
import { isFresh } from '@/lib/monitor/read-diagnosis-verdict';
import { readClock } from '@/lib/view/read-clock';
import { viewDiagnosis } from '@/lib/view/view-diagnosis';
import { StartButton } from './start-button';
import { verdictLooks } from './verdict-looks';

/** What is known of what stands in the way of a renewal, in a few lines, with the way to the whole. */
export async function DiagnosisSummary({ siteId }: { siteId: string }) {
  const [t, { now }] = await Promise.all([getTranslations('diagnosis'), readClock()]);
  const { running, last } = await findDiagnoses(db(), siteId, now);
  const edge = last?.end && !running ? verdictLooks[last.end.verdict].edge : 'border-line';
  return (
    <section aria-labelledby="diagnosis" className={`rounded-8 border bg-white px-4 py-3 ${edge}`}>
      <p id="diagnosis" className="font-700">
        {t('summary')}
      </p>
      {running ? (
        <>
          <LivePage stream={`/api/diagnoses/${running.diagnosisId}/stream`} version={running.version} whenOver={null} />
          <p>{t('running')}</p>
        </>
      ) : last ? (
        <LastLook diagnosis={last} />
      ) : (
        <>
          <p className="reading mb-2">{t('never')}</p>
          <StartButton siteId={siteId} isFirst variant="secondary" size="small" />
        </>
      )}
      {running || last ? (
        <p>
          <Link className="link inline-flex min-h-11 items-center" href={`/sites/${siteId}/diagnosis`}>
            {t('details')}
          </Link>
        </p>
      ) : null}
    </section>
  );
}

async function LastLook({ diagnosis }: { diagnosis: StoredDiagnosis }) {
  const [t, clock, view] = await Promise.all([getTranslations('diagnosis'), readClock(), viewDiagnosis(diagnosis)]);
  const { siteId, startedAt, startedBy, end } = diagnosis;
  const isOld = !isFresh(end?.at ?? startedAt, clock.now);
  const { verdict, sentence } = view;
  return (
    <>
      <p className="font-700 text-sub">
        <span aria-hidden="true">{verdictLooks[verdict].mark} </span>
        {t(`verdict.${verdict}`)}
      </p>
      <p className="reading wrap-anywhere">{sentence}</p>
      <p className="text-dns-14N-130 text-sub">
        {t('lookedAt', { time: clock.instant(end?.at ?? startedAt), who: startedBy })}
      </p>
      {isOld ? (
        <>
          <p className="reading mt-1 mb-2">{t(verdict === 'blocked' ? 'oldBlocked' : 'old')}</p>
          <StartButton siteId={siteId} isFirst={false} variant="secondary" size="small" />
        </>
      ) : null}
    </>
  );
}
