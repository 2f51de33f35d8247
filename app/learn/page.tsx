import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { readRobots, requireReader } from '@/app/_access/reader';
import { PageHeading } from '@/components/page-heading';
import { longestQuestion } from '@/lib/learn/search-topics';
import { FoundTopics } from './_parts/found-topics';
import { SearchTopics } from './_parts/search-topics';
import { TopicList } from './_parts/topic-list';

export async function generateMetadata(): Promise<Metadata> {
  const [t, robots] = await Promise.all([getTranslations('learn'), readRobots()]);
  return { title: t('title'), description: t('lead'), ...robots };
}

/** What a certificate is and why it needs watching: all topics, or those that hold what was asked for. */
export default async function LearnPage({ searchParams }: PageProps<'/learn'>) {
  await requireReader('/learn');
  const [t, { q }] = await Promise.all([getTranslations('learn'), searchParams]);
  const question = (typeof q === 'string' ? q : '').slice(0, longestQuestion).trim();
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <SearchTopics question={question} />
      {question === '' ? <TopicList /> : <FoundTopics question={question} />}
    </>
  );
}
