import type { ReactNode } from 'react';
import type { FieldGroup } from '../fields-form';

/** Fields behind their title and what is set in them; unfolded where one of them is wrong. Works without JavaScript. */
export function FoldedFields({ group, isOpen, children }: { group: FieldGroup; isOpen: boolean; children: ReactNode }) {
  return (
    <details className="group rounded-8 border border-line" open={isOpen}>
      <summary className="flex min-h-12 cursor-pointer list-none items-start gap-2 px-3 py-2.5 [&::-webkit-details-marker]:hidden">
        <svg
          aria-hidden="true"
          viewBox="0 0 16 16"
          className="mt-1.5 size-4 shrink-0 text-brand transition-transform group-open:rotate-90"
        >
          <path d="M5 2l7 6-7 6" fill="none" stroke="currentColor" strokeWidth="2" />
        </svg>
        <span className="min-w-0">
          <span className="link block font-700">{group.title}</span>
          <span className="block text-sub">{group.summary}</span>
        </span>
      </summary>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 px-3 pt-2 pb-4">{children}</div>
    </details>
  );
}
