import Link from 'next/link';
import { buttonClass } from './ui/button';

interface PageLink {
  href: string;
  label: string;
}

interface PaginationProps {
  label: string;
  text: string;
  previous: PageLink | null;
  next: PageLink | null;
}

export function Pagination({ label, text, previous, next }: PaginationProps) {
  return (
    <nav aria-label={label} className="mt-2 flex flex-wrap items-center justify-center gap-3">
      {previous ? (
        <Link rel="prev" className={buttonClass('secondary', 'small')} href={previous.href}>
          {previous.label}
        </Link>
      ) : null}
      <span className="tabular">{text}</span>
      {next ? (
        <Link rel="next" className={buttonClass('secondary', 'small')} href={next.href}>
          {next.label}
        </Link>
      ) : null}
    </nav>
  );
}
