import type { ReactNode } from 'react';

interface CardProps {
  children: ReactNode;
  /** The id of the heading that names it. */
  labelledBy?: string;
  edge?: string;
}

export function Card({ children, labelledBy, edge = 'border border-line' }: CardProps) {
  return (
    <section
      aria-labelledby={labelledBy}
      className={`print-whole rounded-12 bg-white p-4 desktop:px-7 desktop:py-6 ${edge}`}
    >
      {children}
    </section>
  );
}
