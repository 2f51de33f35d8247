import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { readClock } from '@/lib/view/read-clock';
import type { CheckerLine, DiagnosisView } from '@/lib/view/view-diagnosis';
import { DiagnosisFindingText, MachineLines } from './diagnosis-findings';

/** What was looked at and is fine, what could not be seen, and the record of all questions. */
export async function LookedAt({ view }: { view: DiagnosisView }) {
  const [t, { locale }] = await Promise.all([getTranslations('diagnosis'), readClock()]);
  const unclear = view.findings.filter(({ severity }) => severity === 'unclear');
  return (
    <>
      {view.fine.length > 0 ? (
        <Card labelledBy="fine">
          <h2 id="fine" className="text-std-20B-150">
            {t('fine')}
          </h2>
          <CheckerLines lines={view.fine} mark="○" />
        </Card>
      ) : null}
      <Card labelledBy="unseen">
        <h2 id="unseen" className="mb-2 text-std-20B-150">
          {t('unseen')}
        </h2>
        {unclear.map((finding) => (
          <div key={finding.key} className="mb-4 border-b border-line pb-4">
            <DiagnosisFindingText finding={finding} />
          </div>
        ))}
        <CheckerLines lines={view.unseen} mark="?" />
        <p className="reading mt-2">{t('oneView')}</p>
        {view.notApplicable.length > 0 ? (
          <p className="reading mt-2 text-sub">
            {t('notApplicableList', { list: view.notApplicable.join(locale === 'ja' ? '、' : ', ') })}
          </p>
        ) : null}
        {view.traces.length > 0 ? (
          <Disclosure summary={t('traces')}>
            {view.traces.map(({ id, title, lines }) => (
              <section key={id} className="mb-3">
                <h3 className="font-700">{title}</h3>
                <MachineLines lines={lines} />
              </section>
            ))}
          </Disclosure>
        ) : null}
      </Card>
    </>
  );
}

function CheckerLines({ lines, mark }: { lines: readonly CheckerLine[]; mark: string }) {
  return (
    <ul className="mt-2 grid gap-2">
      {lines.map(({ id, title, text }) => (
        <li key={id} className="grid grid-cols-[1.5rem_minmax(0,1fr)]">
          <span aria-hidden="true">{mark}</span>
          <div className="reading">
            <p className="font-700">{title}</p>
            <p>{text}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
