import type { ReactNode } from 'react';
import Link from 'next/link';
import type { TopicId } from '@/lib/learn/topic';

/** A word that leads to what explains it. Used where a page says it first, and sparingly. */
export function Term({ topic, children }: { topic: TopicId; children: ReactNode }) {
  return (
    <Link href={`/learn/${topic}`} className="text-inherit underline decoration-dotted underline-offset-4">
      {children}
    </Link>
  );
}
