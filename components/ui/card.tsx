import type { ReactNode } from 'react';

interface CardProps {
  children: ReactNode;
  /** The id of the heading that names it. */
  labelledBy?: string;
  edge?: string;
  /** Without its frame: for a part of the page that has one only at times. */
  isFlat?: boolean;
}

export function Card({ children, labelledBy, edge = 'border border-line', isFlat = false }: CardProps) {
  return (
    <section
      aria-labelledby={labelledBy}
      className={isFlat ? undefined : `print-whole rounded-12 bg-white p-4 desktop:px-7 desktop:py-6 ${edge}`}
    >
      {children}
    </section>
  );
}
