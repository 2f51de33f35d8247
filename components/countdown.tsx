'use client';

import { useEffect, useState } from 'react';
import type { Locale } from '@/lib/words/locale';
import { wordCountdown } from '@/lib/words/time';

interface CountdownProps {
  dates: { notBefore: Date; notAfter: Date };
  /** The server's clock when the page was drawn: the browser's own may be wrong. */
  now: Date;
  zone: string;
  locale: Locale;
}

const minuteMs = 60_000;

/**
 * 「あと20日」, large, and the deadline below. It goes on by itself while the page stays open, by the time that has
 * passed since the server's `now`; the first drawing uses that `now` alone, so that server and browser agree.
 */
export function Countdown({ dates, now, zone, locale }: CountdownProps) {
  const passedMs = usePassedTime();
  const words = wordCountdown(dates, new Date(now.getTime() + passedMs), zone, locale);
  return (
    <div className="mt-2 tabular">
      <p className="text-std-32B-150 desktop:text-std-36B-140">{words.left}</p>
      <p className="text-sub">{words.deadline}</p>
    </div>
  );
}

function usePassedTime(): number {
  const [passedMs, setPassedMs] = useState(0);
  useEffect(() => {
    const start = performance.now();
    const timer = setInterval(() => setPassedMs(performance.now() - start), minuteMs);
    return () => clearInterval(timer);
  }, []);
  return passedMs;
}
