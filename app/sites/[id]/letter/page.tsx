import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { readScope, requireVisitor } from '@/app/_access/read-visitor';
import { LetterForm } from '@/components/letter-form';
import { PageHeading } from '@/components/page-heading';
import { Card } from '@/components/ui/card';
import { db } from '@/lib/db/client';
import { findSite } from '@/lib/db/find-site';
import { findSiteName } from '@/lib/db/find-site-name';
import { writeLetter } from '@/lib/letters/write-letter';
import { getMonitor } from '@/lib/monitor/monitor';
import { toDisplayName } from '@/lib/tls/display-name';
import { gatherLetter } from '@/lib/view/gather-letter';
import { readClock } from '@/lib/view/read-clock';
import { isLocale } from '@/lib/words/locale';

export async function generateMetadata({ params }: PageProps<'/sites/[id]/letter'>): Promise<Metadata> {
  const [{ id }, t] = await Promise.all([params, getTranslations('letter')]);
  const site = await findSiteName(db(), await readScope(), id);
  return { title: site ? t('titleFor', { site: toDisplayName(site) }) : t('title') };
}

/** A letter to the host's support, filled with what was seen and done. `?lang=en`, `?answer` as an answer to their mail. */
export default async function LetterPage({ params, searchParams }: PageProps<'/sites/[id]/letter'>) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const visitor = await requireVisitor('sites.see', `/sites/${id}/letter`);
  const [t, clock] = await Promise.all([getTranslations('letter'), readClock()]);
  const site = await findSite(db(), id, { scope: visitor.scope, now: clock.now, rules: getMonitor().rules });
  if (!site || site.deletedAt) notFound();
  const locale = isLocale(query['lang']) ? query['lang'] : 'ja';
  const isAnswer = 'answer' in query;
  const letter = writeLetter(await gatherLetter(site, visitor.scope, locale), locale, isAnswer);
  const href = (lang: string, answer: boolean) => `/sites/${site.siteId}/letter?lang=${lang}${answer ? '&answer' : ''}`;
  return (
    <>
      <p className="no-print">
        <Link className="link" href={`/sites/${site.siteId}`}>
          {t('toSite', { site: toDisplayName(site) })}
        </Link>
      </p>
      <PageHeading title={t('title')} lead={t('lead')} />
      <ul className="no-print flex flex-wrap gap-x-6">
        <li>
          <Link className="link inline-flex min-h-11 items-center" href={href(locale, !isAnswer)}>
            {isAnswer ? t('asNew') : t('asAnswer')}
          </Link>
        </li>
        <li>
          <Link className="link inline-flex min-h-11 items-center" href={href(locale === 'ja' ? 'en' : 'ja', isAnswer)}>
            {locale === 'ja' ? t('inEnglish') : t('inJapanese')}
          </Link>
        </li>
      </ul>
      {isAnswer ? <p className="reading">{t('answerNote')}</p> : null}
      <Card>
        <LetterForm
          key={letter.body}
          {...letter}
          words={{
            subject: t('subject'),
            body: t('body'),
            copy: t('copy'),
            copied: t('copied'),
            mail: t('mail'),
          }}
        />
      </Card>
      <p className="reading text-sub">{t('note')}</p>
    </>
  );
}
