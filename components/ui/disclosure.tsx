import type { ReactNode } from 'react';

/** Facts folded away until somebody wants them; works without JavaScript. */
export function Disclosure({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details className="group mt-4 border-t border-line pt-2">
      <summary className="link flex min-h-11 cursor-pointer list-none items-center gap-2 [&::-webkit-details-marker]:hidden">
        <svg
          aria-hidden="true"
          viewBox="0 0 16 16"
          className="size-4 shrink-0 transition-transform group-open:rotate-90"
        >
          <path d="M5 2l7 6-7 6" fill="none" stroke="currentColor" strokeWidth="2" />
        </svg>
        <span>{summary}</span>
      </summary>
      <div className="pt-2 pb-1">{children}</div>
    </details>
  );
}
