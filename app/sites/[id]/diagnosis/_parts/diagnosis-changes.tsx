import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import type { StoredDiagnosis } from '@/lib/db/find-diagnoses';
import { readClock } from '@/lib/view/read-clock';
import { viewDiagnosisChange } from '@/lib/view/view-diagnosis';

/** What is different from the look before. */
export async function DiagnosisChanges({ before, after }: { before: StoredDiagnosis; after: StoredDiagnosis }) {
  const [t, clock, change] = await Promise.all([
    getTranslations('diagnosis'),
    readClock(),
    viewDiagnosisChange(before, after),
  ]);
  const { appeared, gone, same } = change;
  const isUnchanged = appeared.length + gone.length === 0;
  return (
    <Notice tone={appeared.length > 0 ? 'warning' : gone.length > 0 ? 'good' : 'calm'}>
      <h2 className="font-700">{t('changes', { time: clock.instant(before.end?.at ?? before.startedAt) })}</h2>
      {isUnchanged ? <p>{t('unchanged')}</p> : null}
      <Titles label={t('gone')} titles={gone} />
      <Titles label={t('appeared')} titles={appeared} />
      {same > 0 ? <p className="text-sub">{t('same', { count: String(same) })}</p> : null}
    </Notice>
  );
}

function Titles({ label, titles }: { label: string; titles: readonly string[] }) {
  if (titles.length === 0) return null;
  return (
    <>
      <p className="mt-1">{label}</p>
      <ul className="reading list-disc pl-6">
        {titles.map((title, index) => (
          <li key={index} className="wrap-anywhere">
            {title}
          </li>
        ))}
      </ul>
    </>
  );
}
