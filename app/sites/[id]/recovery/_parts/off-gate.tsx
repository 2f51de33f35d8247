import { getTranslations } from 'next-intl/server';
import { Term } from '@/components/learn/term';
import { Notice } from '@/components/ui/notice';
import type { DiagnosisVerdict, OffGate } from '@/lib/recovery/gate';
import { DiagnosisSummary } from '../../diagnosis/_parts/diagnosis-summary';

interface OffGateNoticeProps {
  siteId: string;
  gate: OffGate;
  /** What is pressed in the panel. */
  press: 'off' | 'renew';
}

/** What is said first, and by itself. */
const leading = ['blocked', 'still-blocked', 'never-looked', 'looking'] as const;
const beside = ['likely-blocked', 'cannot-tell', 'outdated'] as const;

/** What the owner must know before a press that may cost a certificate: said in one place, the gravest in its own colour. */
export async function OffGateNotice({ siteId, gate, press }: OffGateNoticeProps) {
  const t = await getTranslations('recovery.gate');
  const { rounds, daysLeft, hasHsts, verdict } = gate;
  const first = among(leading, verdict);
  const other = among(beside, verdict);
  const isOverRounds = rounds.verdict === 'stop';
  const isGrave = isOverRounds || verdict === 'blocked' || verdict === 'still-blocked';
  const used = { seven: String(rounds.inSevenDays), day: String(rounds.inOneDay) };
  return (
    <Notice tone={isGrave ? 'bad' : 'warning'}>
      <p className="font-700">{t(`${press}.title`)}</p>
      {first ? <p className="reading">{t(`${press}.${first}`)}</p> : null}
      {isOverRounds ? <p className="reading">{t('roundsStop')}</p> : null}
      <ul className="reading list-disc pl-6">
        {press === 'off' ? <li>{t('notViewable')}</li> : null}
        {press === 'off' ? (
          <li>{hasHsts ? t('hsts') : t.rich('clickPast', { term: (word) => <Term topic="risks">{word}</Term> })}</li>
        ) : null}
        {daysLeft === null ? null : <li>{daysLeft < 0 ? t('expired') : t('days', { days: daysLeft })}</li>}
        <li>{rounds.inSevenDays === 0 ? t('roundsFirst') : t('rounds', used)}</li>
        {rounds.verdict === 'warn' ? <li>{t('roundsWarn')}</li> : null}
        {other ? <li>{t(`${press}.${other}`)}</li> : null}
      </ul>
      {verdict === 'no-name' ? null : (
        <div className="mt-3">
          <DiagnosisSummary siteId={siteId} />
        </div>
      )}
    </Notice>
  );
}

function among<T extends DiagnosisVerdict>(some: readonly T[], verdict: DiagnosisVerdict): T | undefined {
  return some.find((one) => one === verdict);
}
