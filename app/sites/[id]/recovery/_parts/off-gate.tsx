import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import type { OffGate } from '@/lib/recovery/gate';
import { DiagnosisSummary } from '../../diagnosis/_parts/diagnosis-summary';

/** What the owner must know before OFF: said in one place, the gravest in its own colour. */
export async function OffGateNotice({ siteId, gate }: { siteId: string; gate: OffGate }) {
  const t = await getTranslations('recovery.gate');
  const { rounds, daysLeft, hasHsts, isBlockedByDiagnosis, isRecommended, verdict } = gate;
  const grave = isBlockedByDiagnosis ? t('blocked') : rounds.verdict === 'stop' ? t('roundsStop') : null;
  const used = { seven: String(rounds.inSevenDays), day: String(rounds.inOneDay) };
  return (
    <Notice tone={isRecommended ? 'warning' : 'bad'}>
      <p className="font-700">{t('title')}</p>
      {grave ? <p className="reading">{grave}</p> : null}
      <ul className="reading list-disc pl-6">
        <li>{t('notViewable')}</li>
        {hasHsts ? <li>{t('hsts')}</li> : null}
        {daysLeft === null ? null : <li>{daysLeft < 0 ? t('expired') : t('days', { days: daysLeft })}</li>}
        <li>{rounds.inSevenDays === 0 ? t('roundsFirst') : t('rounds', used)}</li>
        {rounds.verdict === 'warn' ? <li>{t('roundsWarn')}</li> : null}
        {verdict === 'likely-blocked' || verdict === 'not-looked' ? <li>{t(verdict)}</li> : null}
      </ul>
      <div className="mt-3">
        <DiagnosisSummary siteId={siteId} />
      </div>
    </Notice>
  );
}
