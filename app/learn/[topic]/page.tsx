import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { readRobots, requireReader } from '@/app/_access/reader';
import { TopicText } from '@/components/learn/topic-text';
import { PageHeading } from '@/components/page-heading';
import { buttonClass } from '@/components/ui/button';
import { findTopic, getTopic } from '@/lib/learn/all-topics';
import { readClock } from '@/lib/view/read-clock';

export async function generateMetadata({ params }: PageProps<'/learn/[topic]'>): Promise<Metadata> {
  const [{ topic: id }, { locale }, robots] = await Promise.all([params, readClock(), readRobots()]);
  const topic = findTopic(id);
  return topic ? { title: topic.title[locale], description: topic.lead[locale], ...robots } : {};
}

export default async function TopicPage({ params }: PageProps<'/learn/[topic]'>) {
  const { topic: id } = await params;
  const topic = findTopic(id);
  await requireReader(topic ? `/learn/${topic.id}` : '/learn');
  if (!topic) notFound();
  const [t, { locale }] = await Promise.all([getTranslations('learn'), readClock()]);
  return (
    <>
      <p className="no-print">
        <Link className="link inline-flex min-h-11 items-center" href="/learn">
          {t('all')}
        </Link>
      </p>
      <PageHeading title={topic.title[locale]} lead={topic.lead[locale]} />
      <TopicText
        topic={topic}
        locale={locale}
        act={
          topic.act ? (
            <p className="no-print">
              <Link className={buttonClass('secondary')} href={topic.act.href}>
                {topic.act.label[locale]}
              </Link>
            </p>
          ) : null
        }
        words={{ sources: t('sources'), source: (number) => t('source', { number }), newTab: t('newTab') }}
      />
      <nav aria-labelledby="related" className="no-print">
        <h2 id="related" className="text-std-16B-170">
          {t('related')}
        </h2>
        <ul>
          {topic.related.map(getTopic).map((other) => (
            <li key={other.id}>
              <Link className="link inline-flex min-h-11 items-center" href={`/learn/${other.id}`} prefetch={false}>
                {other.title[locale]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
