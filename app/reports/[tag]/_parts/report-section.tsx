import type { ReactNode } from 'react';

interface ReportSectionProps {
  id: string;
  title: string;
  /** What is said in place of a table without rows. */
  empty?: string | null;
  children: ReactNode;
}

export function ReportSection({ id, title, empty = null, children }: ReportSectionProps) {
  return (
    <section aria-labelledby={id} className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h2 id={id} className="text-std-20B-150">
        {title}
      </h2>
      {empty ? <p className="reading text-sub">{empty}</p> : children}
    </section>
  );
}
