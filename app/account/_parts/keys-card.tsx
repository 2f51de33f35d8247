import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';

/** The way to the keys for programs. */
export async function KeysCard() {
  const t = await getTranslations('keys');
  return (
    <Card labelledBy="api-keys">
      <h2 id="api-keys" className="text-std-18B-160">
        {t('title')}
      </h2>
      <p className="reading mb-2 text-sub">{t('card')}</p>
      <p>
        <Link className="link" href="/keys">
          {t('cardLink')}
        </Link>
      </p>
    </Card>
  );
}
