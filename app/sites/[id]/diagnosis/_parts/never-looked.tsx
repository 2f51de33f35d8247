import { getTranslations } from 'next-intl/server';
import { Term } from '@/components/learn/term';
import { Card } from '@/components/ui/card';
import { StartButton } from './start-button';

/** Nobody has looked yet: what a look does, and the button. */
export async function NeverLooked({ siteId }: { siteId: string }) {
  const t = await getTranslations('diagnosis');
  return (
    <Card labelledBy="never" edge="border-2 border-brand">
      <h2 id="never" className="text-std-20B-150">
        {t('never')}
      </h2>
      <p className="reading mt-2 mb-4">{t.rich('lead', { term: (word) => <Term topic="renewal">{word}</Term> })}</p>
      <StartButton siteId={siteId} isFirst variant="primary" />
    </Card>
  );
}
