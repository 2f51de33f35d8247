import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { searchTopics } from '@/lib/learn/search-topics';
import { readClock } from '@/lib/view/read-clock';

/** The topics that hold what was asked for, each with the sentence that says it. */
export async function FoundTopics({ question }: { question: string }) {
  const [t, { locale }] = await Promise.all([getTranslations('learn'), readClock()]);
  const found = searchTopics(question, locale);
  return (
    <section aria-labelledby="found" className="grid gap-3">
      <h2 id="found" className="text-std-20B-150">
        {found.length === 0 ? t('nothing', { question }) : t('found', { question, count: found.length })}
      </h2>
      {found.length === 0 ? <p className="reading">{t('nothingHint')}</p> : null}
      <ul className="grid gap-3">
        {found.map(({ topic, section, sentence }) => (
          <li key={topic.id} className="rounded-12 border border-line bg-white p-4">
            <h3 className="text-std-18B-160">
              <Link className="link" href={`/learn/${topic.id}${section ? `#${section.id}` : ''}`} prefetch={false}>
                {topic.title[locale]}
              </Link>
            </h3>
            <p className="reading mt-1">{sentence}</p>
          </li>
        ))}
      </ul>
      <p>
        <Link className="link inline-flex min-h-11 items-center" href="/learn">
          {t('all')}
        </Link>
      </p>
    </section>
  );
}
