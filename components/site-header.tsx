import Link from 'next/link';
import { LinkPending } from './ui/link-pending';

export interface NavItem {
  href: string;
  label: string;
}

/** Kigen's mark: the ring of a certificate's life, most of it left. */
export function Mark() {
  return (
    <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true" className="keeps-colour">
      <circle cx="14" cy="14" r="12" fill="none" className="stroke-line" strokeWidth="4" />
      <path d="M14 2a12 12 0 1 1-11.4 8.3" fill="none" className="stroke-brand" strokeWidth="4" strokeLinecap="round" />
    </svg>
  );
}

export function SiteHeader({ items, tagline }: { items: readonly NavItem[]; tagline: string }) {
  return (
    <header className="no-print border-b border-line bg-white">
      <div className="mx-auto flex max-w-[1080px] flex-wrap items-center px-4 desktop:px-6">
        <Link href="/" className="flex min-h-14 items-center gap-2.5 text-std-20B-150 text-ink">
          <Mark />
          Kigen
          <span className="sr-only">{tagline}</span>
        </Link>
        <nav className="ml-auto -mr-1.5 desktop:-mr-2">
          <ul className="flex desktop:gap-x-5">
            {items.map((item) => (
              <li key={item.href}>
                <Link
                  href={item.href}
                  className="flex min-h-14 items-center px-1.5 text-ink hover:underline desktop:px-2"
                >
                  {item.label}
                  <LinkPending />
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}
