'use client';

import { useEffect, useRef } from 'react';
import en from '@/lib/words/en/failure.json';
import ja from '@/lib/words/ja/failure.json';
import { Button } from './ui/button';

interface ErrorViewProps {
  error: Error & { digest?: string };
  /** Fetches the page anew. Next's `reset` would only draw the same failure again. */
  retry: () => void;
}

/** A page that failed: no stack, the number to find it in the log, and one thing to do. It brings its own words. */
export function ErrorView({ error, retry }: ErrorViewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const words = typeof document !== 'undefined' && document.documentElement.lang === 'en' ? en : ja;
  return (
    <div role="alert" className="grid gap-4">
      <h1 ref={heading} tabIndex={-1} className="text-std-26B-150">
        {words.title}
      </h1>
      <p className="reading">{words.text}</p>
      {error.digest ? <p className="text-sub">{words.code.replace('{digest}', error.digest)}</p> : null}
      <div>
        <Button type="button" variant="primary" onClick={retry}>
          {words.retry}
        </Button>
      </div>
    </div>
  );
}
