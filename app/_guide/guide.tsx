import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ReadableTerm } from '@/app/_access/readable-term';
import { PanelText } from '@/components/panel-text';
import { PlaybookSteps } from '@/components/playbook-steps';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { Hosting } from '@/lib/hosting/hosting';
import { readClock } from '@/lib/view/read-clock';

interface GuideProps {
  hosting: Hosting;
  /** The site that it is read for; null = none in particular. */
  siteId?: string | null;
}

/** A host's recovery on one page: what it does, why renewals fail there, the steps, and where it was read. */
export async function Guide({ hosting, siteId = null }: GuideProps) {
  const [t, { locale }] = await Promise.all([getTranslations('guide'), readClock()]);
  const { playbook, panelUrl, sources, renewalHabit } = hosting;
  return (
    <>
      <section aria-labelledby="before" className="grid gap-3">
        <h2 id="before" className="text-std-20B-150">
          {t('before')}
        </h2>
        <p className="reading">
          <PanelText text={playbook.summary[locale]} />
        </p>
        <p className="reading">
          <PanelText text={renewalHabit.text[locale]} />
        </p>
        <p className="reading">
          {t.rich('notices', { term: (word) => <ReadableTerm topic="history">{word}</ReadableTerm> })}
        </p>
        {playbook.hazards.some(({ id }) => id === 'quiet-hours') ? (
          <p className="no-print">
            <Link
              className="link inline-flex min-h-11 items-center"
              href={siteId === null ? '/' : `/sites/${siteId}/quiet-hours`}
              prefetch={false}
            >
              {siteId === null ? t('quietOfAny') : t('quietOfSite')}
            </Link>
          </p>
        ) : null}
        {playbook.causes.length > 0 ? (
          <div className="reading">
            <p className="font-700">{t('causes')}</p>
            <ul className="list-disc pl-6">
              {playbook.causes.map((cause) => (
                <li key={cause.id}>
                  <PanelText text={cause.text[locale]} />
                  {cause.basis === 'inference' ? ` ${t('inference')}` : null}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {panelUrl ? (
          <p className="no-print">
            <a className={buttonClass('secondary')} href={panelUrl} target="_blank" rel="noreferrer">
              {t('openPanel')}
              <span className="sr-only">{t('newTab')}</span>
            </a>
          </p>
        ) : null}
      </section>
      <div className="grid gap-3">
        <h2 id="steps" className="text-std-20B-150">
          {t('steps')}
        </h2>
        <Card labelledBy="steps">
          <PlaybookSteps
            playbook={playbook}
            locale={locale}
            words={{
              normal: t('normal'),
              visitors: t('visitors'),
              observe: t('observe'),
              inference: t('inference'),
              position: (step, total) => t('stepOf', { step, total }),
              takes: ({ from, to, atMost }) =>
                from === to ? t('takesAtMost', { atMost }) : t('takes', { from, to, atMost }),
            }}
          />
        </Card>
        <p className="reading">
          <PanelText text={playbook.ifItFails[locale]} />
        </p>
      </div>
      <section aria-labelledby="sources" className="grid gap-2">
        <h2 id="sources" className="text-std-16B-170">
          {t('sources')}
        </h2>
        <p className="reading text-sub">{t('notAffiliated')}</p>
        <ul className="list-disc pl-6">
          {sources.map((source) => (
            <li key={source.id}>
              <a className="link" href={source.url} target="_blank" rel="noreferrer">
                {source.title[locale]}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
