import { Card } from '@/components/ui/card';

/** In the place of a card, or of a line, while the first look is running. */
export function Looking({ text, isCompact = false }: { text: string; isCompact?: boolean }) {
  const line = (
    <p className={`flex items-center gap-3 ${isCompact ? 'py-2.5' : 'min-h-24'}`}>
      <svg aria-hidden="true" viewBox="0 0 20 20" className="size-6 shrink-0 animate-spin text-brand">
        <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" strokeWidth="3" opacity=".25" />
        <path d="M10 2a8 8 0 0 1 8 8" fill="none" stroke="currentColor" strokeWidth="3" />
      </svg>
      <span className="min-w-0">{text}</span>
    </p>
  );
  return (
    <>
      {isCompact ? line : <Card>{line}</Card>}
      {/* Without JavaScript nothing can come later into a page that is there: it is fetched again. */}
      <noscript>
        <meta httpEquiv="refresh" content="4" />
      </noscript>
    </>
  );
}
