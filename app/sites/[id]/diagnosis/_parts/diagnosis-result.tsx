import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import type { StoredDiagnosis } from '@/lib/db/find-diagnoses';
import { findingSeverities } from '@/lib/diagnosis/finding';
import { isFresh } from '@/lib/monitor/read-diagnosis-verdict';
import { readClock } from '@/lib/view/read-clock';
import { viewDiagnosis, viewStandingBlockers } from '@/lib/view/view-diagnosis';
import { DiagnosisChanges } from './diagnosis-changes';
import { DiagnosisFindings } from './diagnosis-findings';
import { LookedAt } from './looked-at';
import { StartButton } from './start-button';
import { verdictLooks } from './verdict-looks';

interface DiagnosisResultProps {
  diagnosis: StoredDiagnosis;
  before: StoredDiagnosis | null;
  isInRecovery: boolean;
}

/** What a look came to: the conclusion first, then what asks for something, then what was looked at. */
export async function DiagnosisResult({ diagnosis, before, isInRecovery }: DiagnosisResultProps) {
  const [t, clock, view, standing] = await Promise.all([
    getTranslations('diagnosis'),
    readClock(),
    viewDiagnosis(diagnosis),
    viewStandingBlockers(diagnosis.siteId),
  ]);
  const { siteId, startedAt, startedBy, end } = diagnosis;
  const { verdict, sentence, findings } = view;
  const isOld = !isFresh(end?.at ?? startedAt, clock.now);
  const isInTheWay = verdict === 'blocked' || standing.length > 0;
  const mayGoOn = verdict === 'no-blocker-found' && !isOld && !isInTheWay;
  const isOpen = mayGoOn || (verdict === 'cannot-tell' && !isInTheWay);
  return (
    <>
      <Card labelledBy="conclusion" edge={`border-2 ${verdictLooks[verdict].edge}`}>
        <p className="font-700 text-sub">
          <span aria-hidden="true">{verdictLooks[verdict].mark} </span>
          {t(`verdict.${verdict}`)}
        </p>
        <h2 id="conclusion" className="text-std-20B-150 wrap-anywhere desktop:text-std-24B-150">
          {sentence}
        </h2>
        <p className="reading mt-2">{t(`next.${verdict}`)}</p>
        <p className="mt-2 text-sub">{t('lookedAt', { time: clock.instant(end?.at ?? startedAt), who: startedBy })}</p>
        {isOld ? (
          <div className="mt-3">
            <Notice tone="warning">
              <p>{t(verdict === 'blocked' ? 'oldBlocked' : 'old')}</p>
            </Notice>
          </div>
        ) : null}
        {verdict !== 'blocked' && standing.length > 0 ? (
          <div className="mt-3">
            <Notice tone="bad">
              <p className="reading">{t('stillBlocked')}</p>
              <ul className="reading list-disc pl-6">
                {standing.map((title) => (
                  <li key={title} className="wrap-anywhere">
                    {title}
                  </li>
                ))}
              </ul>
            </Notice>
          </div>
        ) : null}
        <div className="mt-4 flex flex-wrap items-start gap-3">
          <StartButton siteId={siteId} isFirst={false} variant={mayGoOn ? 'secondary' : 'primary'} />
          {isOpen || isInRecovery ? (
            <Link className={buttonClass(mayGoOn ? 'primary' : 'secondary')} href={`/sites/${siteId}/recovery`}>
              {t(isInRecovery ? 'backToRecovery' : 'toRecovery')}
            </Link>
          ) : null}
        </div>
      </Card>
      {before ? <DiagnosisChanges before={before} after={diagnosis} /> : null}
      {findingSeverities
        .filter((severity) => severity !== 'unclear')
        .map((severity) => (
          <DiagnosisFindings
            key={severity}
            heading={t(`severity.${severity}`)}
            findings={findings.filter((one) => one.severity === severity)}
            isGrave={severity === 'blocking' || severity === 'warning'}
          />
        ))}
      <LookedAt view={view} />
    </>
  );
}
