import type { ReactNode } from 'react';
import { Term } from '@/components/learn/term';
import type { TopicId } from '@/lib/learn/topic';
import { mayRead } from './reader';

/** A word on a page that strangers see too: it leads to what explains it for those who may read that, and is plain for others. */
export async function ReadableTerm({ topic, children }: { topic: TopicId; children: ReactNode }) {
  return (await mayRead()) ? <Term topic={topic}>{children}</Term> : children;
}
