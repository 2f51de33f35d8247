'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useEffect } from 'react';

interface LivePageProps {
  /** An address that sends the version whenever it changes (server-sent events), and at least every 15 seconds. */
  stream: string;
  /** The version that is drawn. */
  version: number;
  /** Where to go when the stream says "over"; null = the same page is drawn anew. */
  whenOver: string | null;
}

/** Without a word for so long, something on the way holds the stream back: then the page asks by itself. */
const silenceMs = 25_000;
const askEveryMs = 10_000;
/** What only time decides, and the time of the last look, are no news to the stream. */
const renewEveryMs = 30_000;
const lookEveryMs = 1000;

/** Draws the page anew whenever something has happened on the server. */
export function LivePage({ stream, version, whenOver }: LivePageProps) {
  const router = useRouter();
  useEffect(() => {
    let isOver = false;
    const renew = async () => {
      if ((await isReachable()) && !isOver) startTransition(() => router.refresh());
    };
    const source = new EventSource(stream);
    let heardAt = performance.now();
    let askedAt = heardAt;
    source.onmessage = ({ data }) => {
      heardAt = performance.now();
      if (data === 'over' && whenOver !== null) startTransition(() => router.push(whenOver));
      else if (data !== String(version)) void renew();
    };
    const timer = setInterval(() => {
      const now = performance.now();
      const isSilent = now - heardAt >= silenceMs || source.readyState !== EventSource.OPEN;
      if (now - askedAt < (isSilent ? askEveryMs : renewEveryMs) || document.hidden) return;
      if (isSilent && now - heardAt < silenceMs) return;
      askedAt = now;
      void renew();
    }, lookEveryMs);
    return () => {
      isOver = true;
      source.close();
      clearInterval(timer);
    };
  }, [router, stream, version, whenOver]);
  return null;
}

/** A page that is drawn anew while the server is away would be lost to the browser's own error page. */
async function isReachable(): Promise<boolean> {
  try {
    const answer = await fetch('/api/health', { cache: 'no-store' });
    // Pages can be drawn as well while nobody watches: they say so.
    return answer.ok || (await answer.text()).includes('"database":"ok"');
  } catch {
    // A server that is being started again: the next time, then.
    return false;
  }
}
