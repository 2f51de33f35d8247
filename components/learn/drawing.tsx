import type { ReactNode } from 'react';
import { drawingWords, type DrawingId } from '@/lib/learn/drawing-words';
import type { Locale } from '@/lib/words/locale';
import { AddressBar, Warning } from './drawings-browser';
import { Lifetime, Renewal, Timeline } from './drawings-time';
import { Eavesdropping, Identity, Impersonation, Repudiation, Tampering } from './drawings-trust';

const drawings: Record<DrawingId, { height: number; Shape: (props: { locale: Locale }) => ReactNode }> = {
  identity: { height: 172, Shape: Identity },
  impersonation: { height: 100, Shape: Impersonation },
  eavesdropping: { height: 132, Shape: Eavesdropping },
  tampering: { height: 100, Shape: Tampering },
  repudiation: { height: 118, Shape: Repudiation },
  warning: { height: 172, Shape: Warning },
  renewal: { height: 196, Shape: Renewal },
  lifetime: { height: 150, Shape: Lifetime },
  'address-bar': { height: 156, Shape: AddressBar },
  timeline: { height: 104, Shape: Timeline },
};

/** A simple drawing; its title says all of it to those who do not see it. */
export function Drawing({ id, locale }: { id: DrawingId; locale: Locale }) {
  const { height, Shape } = drawings[id];
  return (
    <svg
      role="img"
      aria-labelledby={`drawing-${id}`}
      viewBox={`0 0 320 ${height}`}
      className="keeps-colour print-whole my-4 block w-full max-w-md shrink-0 desktop:order-last desktop:my-0 desktop:w-96 rounded-12 border border-line bg-paper p-2"
    >
      <title id={`drawing-${id}`}>{drawingWords[id].title[locale]}</title>
      <Shape locale={locale} />
    </svg>
  );
}
