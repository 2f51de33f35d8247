import { getTranslations } from 'next-intl/server';
import { LivePage } from '@/components/live-page';
import { Card } from '@/components/ui/card';
import type { StoredDiagnosis } from '@/lib/db/find-diagnoses';
import { viewProgress, type ProgressLine } from '@/lib/view/view-diagnosis';

const marks: Record<ProgressLine['state'], string> = { running: '…', found: '▲', fine: '○', unseen: '?' };

/** How far a look is: each checker, and what it came to as soon as it has ended. */
export async function RunningDiagnosis({ diagnosis }: { diagnosis: StoredDiagnosis }) {
  const [t, lines] = await Promise.all([getTranslations('diagnosis'), viewProgress(diagnosis)]);
  const done = lines.filter(({ state }) => state !== 'running').length;
  const { diagnosisId, siteId, version } = diagnosis;
  return (
    <Card labelledBy="running" edge="border-2 border-brand">
      <LivePage stream={`/api/diagnoses/${diagnosisId}/stream`} version={version} whenOver={null} />
      <h2 id="running" className="text-std-20B-150">
        {t('running')}
      </h2>
      <p className="reading mt-1" aria-live="polite">
        {t('progress', { done: String(done), total: String(lines.length) })}
      </p>
      <noscript>
        <p>
          <a className="link" href={`/sites/${siteId}/diagnosis`}>
            {t('reload')}
          </a>
        </p>
      </noscript>
      <ul className="mt-3 grid gap-2">
        {lines.map(({ id, title, state, texts }) => (
          <li key={id} className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-2">
            <span aria-hidden="true">{marks[state]}</span>
            <div>
              <p>
                <span className="font-700">{title}</span>
                <span className="ml-2 text-sub">{t(`mark.${state}`)}</span>
              </p>
              {state === 'running'
                ? null
                : texts.map((text) => (
                    <p key={text} className="reading">
                      {text}
                    </p>
                  ))}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
