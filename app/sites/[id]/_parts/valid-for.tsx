import { getTranslations } from 'next-intl/server';
import { Term } from '@/components/learn/term';
import type { Validity } from '@/lib/tls/lifetime';

const dayMs = 24 * 60 * 60 * 1000;

/** How long a certificate is good for in all, with the way to why that gets shorter; nothing for less than a day. */
export async function ValidFor({ notBefore, notAfter }: Validity) {
  const t = await getTranslations('site');
  const days = Math.round((notAfter.getTime() - notBefore.getTime()) / dayMs);
  if (days < 1) return null;
  return (
    <p className="reading mt-3 tabular">
      {t.rich('validFor', { days, term: (word) => <Term topic="lifetime">{word}</Term> })}
    </p>
  );
}
