import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { allTopics } from '@/lib/learn/all-topics';
import { readClock } from '@/lib/view/read-clock';

/** Every topic, with its answer in a sentence. */
export async function TopicList() {
  const [t, { locale }] = await Promise.all([getTranslations('learn'), readClock()]);
  return (
    <section aria-labelledby="topics">
      <h2 id="topics" className="sr-only">
        {t('topics')}
      </h2>
      <ol className="grid gap-3 desktop:grid-cols-2">
        {allTopics.map(({ id, title, lead }, index) => (
          <li key={id} className="flex gap-3 rounded-12 border border-line bg-white p-4">
            <span
              aria-hidden="true"
              className="text-dns-16B-130 grid size-8 shrink-0 place-items-center rounded-full border-2 border-brand text-brand"
            >
              {index + 1}
            </span>
            <div className="min-w-0">
              <h3 className="text-std-18B-160">
                <Link className="link" href={`/learn/${id}`} prefetch={false}>
                  {title[locale]}
                </Link>
              </h3>
              <p className="reading mt-1">{lead[locale]}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
