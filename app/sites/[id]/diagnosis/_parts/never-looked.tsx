import { getTranslations } from 'next-intl/server';
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
      <p className="reading mt-2 mb-4">{t('lead')}</p>
      <StartButton siteId={siteId} isFirst variant="primary" />
    </Card>
  );
}
