'use client';

import { useEffect, useState } from 'react';

/** Time that goes on by itself, "12:34" or "1:02:03". The server says how much had passed when the page was drawn. */
export function Stopwatch({ passedMs, label }: { passedMs: number; label: string }) {
  // What has passed here counts on from what the server said last, and from nothing older.
  const [since, setSince] = useState({ passedMs, ms: 0 });
  useEffect(() => {
    const start = performance.now();
    const timer = setInterval(() => setSince({ passedMs, ms: performance.now() - start }), 1000);
    return () => clearInterval(timer);
  }, [passedMs]);
  const sinceMs = since.passedMs === passedMs ? since.ms : 0;
  return (
    <p className="tabular">
      <span className="mr-3 text-sub">{label}</span>
      <span role="timer" aria-live="off" className="text-std-28B-150">
        {format(Math.max(0, passedMs + sinceMs))}
      </span>
    </p>
  );
}

function format(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours, minutes, rest] = parts.map((part) => String(part).padStart(2, '0'));
  return parts[0] === 0 ? `${parts[1]}:${rest}` : `${Number(hours)}:${minutes}:${rest}`;
}
